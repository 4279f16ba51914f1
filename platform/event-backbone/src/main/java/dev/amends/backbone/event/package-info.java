/**
 * The event as the product knows it: CloudEvents attributes, deterministic ids, the Kafka binding.
 * No business type belongs here.
 */
package dev.amends.backbone.event;
