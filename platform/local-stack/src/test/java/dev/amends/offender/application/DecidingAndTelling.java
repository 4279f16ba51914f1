package dev.amends.offender.application;

import org.eclipse.microprofile.reactive.messaging.Emitter;

/** A use case whose event can exist without its state change. */
public record DecidingAndTelling(Emitter<String> topic) {}
