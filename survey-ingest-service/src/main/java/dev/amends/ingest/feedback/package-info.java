/**
 * A response on its way in: read, judged, published. Nothing is stored here; the broker has it
 * before the sender hears so.
 */
package dev.amends.ingest.feedback;
