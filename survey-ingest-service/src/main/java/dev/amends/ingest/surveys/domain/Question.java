package dev.amends.ingest.surveys.domain;

/** A question that is answered by choosing. */
public record Question(Scale scale, Text ask) {}
