/** The way to the broker for what is stored nowhere else: confirmed in time, or refused. */
package dev.amends.ingest.broker;
