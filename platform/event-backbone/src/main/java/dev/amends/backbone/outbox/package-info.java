/**
 * Events recorded in the same transaction as the state change, and the leased relay that publishes
 * them in order.
 */
package dev.amends.backbone.outbox;
