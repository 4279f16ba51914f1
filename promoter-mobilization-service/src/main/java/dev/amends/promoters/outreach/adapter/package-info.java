/** Kafka, PostgreSQL, mail and REST around outreach. */
package dev.amends.promoters.outreach.adapter;
