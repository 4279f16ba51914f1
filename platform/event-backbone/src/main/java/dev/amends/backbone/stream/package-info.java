/** Reading a topic in batches: decide and store in one transaction, forward, then acknowledge. */
package dev.amends.backbone.stream;
