/** The model, the policy and what they say. Plain Java. */
package dev.amends.risk.assessment.domain;
