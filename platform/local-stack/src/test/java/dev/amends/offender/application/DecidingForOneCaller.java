package dev.amends.offender.application;

import dev.amends.offender.adapter.Resource;

/** A use case that depends on who calls it. */
public record DecidingForOneCaller(Resource caller) {}
