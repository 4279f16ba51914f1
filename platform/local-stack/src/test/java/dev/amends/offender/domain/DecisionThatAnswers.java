package dev.amends.offender.domain;

import dev.amends.offender.adapter.Resource;

/** A domain that knows who is around it. */
public record DecisionThatAnswers(Resource resource) {}
