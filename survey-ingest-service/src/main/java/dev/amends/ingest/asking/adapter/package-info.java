/** REST, Kafka, PostgreSQL, mail, SMS and webhooks around asking. */
package dev.amends.ingest.asking.adapter;
