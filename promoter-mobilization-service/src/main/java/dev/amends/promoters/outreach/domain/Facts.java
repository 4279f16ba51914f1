package dev.amends.promoters.outreach.domain;

import java.util.List;

/**
 * Everything known at the moment of sending besides the response itself.
 *
 * @param purpose what the campaign needs a permission for
 * @param channel on which channel
 * @param customerVersion the version of the customer's facts that we have; 0 if none
 * @param email as the customer gave it, or null
 * @param latestResponseAtRisk whether the customer's latest response, of whatever origin, was
 * @param hasMessageAlready whether a message of this campaign went, or is going, to this customer
 *     for another response
 */
public record Facts(
    String purpose,
    String channel,
    long customerVersion,
    String email,
    List<Permission> permissions,
    boolean unsubscribed,
    boolean latestResponseAtRisk,
    boolean hasOpenCase,
    boolean hasBrokenPromise,
    boolean hasMessageAlready) {}
