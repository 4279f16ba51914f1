/** What became of a response, put together from the events of all services. */
package dev.amends.ingest.trace;
