package dev.amends.risk.outcome.domain;

import dev.amends.risk.assessment.domain.Evidence;

/**
 * A customer of whom is known what came after a response.
 *
 * @param evidence of one response, chosen without regard to what came of it
 * @param worked whether somebody worked on the customer's case before the loss, or within the time
 *     in which it could have been; an archive that was handed in tells of no work
 * @param lost within 90 days of the response
 */
public record KnownCustomer(String customerId, Evidence evidence, boolean worked, boolean lost) {}
