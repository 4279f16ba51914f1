/** What was already handled, so that a redelivery has no second effect. */
package dev.amends.backbone.inbox;
