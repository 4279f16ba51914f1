/** What a valid response is. Plain Java. */
package dev.amends.ingest.feedback.domain;
