/**
 * Surveys as conversations: at most four questions, the next one depending on the answers, each
 * answer kept as it is given.
 */
package dev.amends.ingest.surveys;
