/**
 * What is nobody's business is masked before an event leaves this service; what the law answers is
 * noticed.
 */
package dev.amends.ingest.sensitive;
