/**
 * Sending to the broker and knowing what became of it. Business code goes through the outbox
 * instead.
 */
package dev.amends.backbone.publish;
