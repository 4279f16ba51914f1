package dev.amends.offender.domain;

import java.sql.Connection;

/** A domain that is not plain Java. */
public record DecisionThatQueries(Connection database) {}
