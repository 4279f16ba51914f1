package dev.amends.promoters.outreach.application;

import java.util.List;

/** The names of the active campaigns that an assessed response sets off. */
@FunctionalInterface
public interface Campaigns {
  List<String> triggeredByAssessment();
}
