package dev.amends.offender.adapter;

import dev.amends.offender.application.Deciding;

/** Breaks no rule. */
public record Resource(Deciding deciding) {}
