package dev.amends.stranger;

/** A class of another service. */
public record Stranger() {}
