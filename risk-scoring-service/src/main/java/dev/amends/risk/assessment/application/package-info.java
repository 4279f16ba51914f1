/** Deciding a batch of responses: revisions, conflicts, history. */
package dev.amends.risk.assessment.application;
