/** Accepting one response or many. */
package dev.amends.ingest.feedback.application;
