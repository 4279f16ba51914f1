/** Kafka, PostgreSQL, SMTP and REST around outreach. */
package dev.amends.promoters.outreach.adapter;
