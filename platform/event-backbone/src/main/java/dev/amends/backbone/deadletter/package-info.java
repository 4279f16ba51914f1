/**
 * Records that cannot be handled, kept as received with the reason, and the tool that replays them.
 */
package dev.amends.backbone.deadletter;
