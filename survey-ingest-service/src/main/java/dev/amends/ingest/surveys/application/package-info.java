/** Publishing a survey, beginning a conversation, answering a question. */
package dev.amends.ingest.surveys.application;
