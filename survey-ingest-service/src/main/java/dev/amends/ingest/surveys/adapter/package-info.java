/** Surveys over REST, conversations as pages, both in PostgreSQL. */
package dev.amends.ingest.surveys.adapter;
