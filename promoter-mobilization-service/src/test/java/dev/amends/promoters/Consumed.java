package dev.amends.promoters;

import dev.amends.backbone.stream.EventTypes;
import dev.amends.promoters.customer.CustomerStream;
import dev.amends.promoters.interlock.CaseStream;
import dev.amends.promoters.outreach.adapter.AssessmentStream;
import java.util.Map;

/** What this service reads, topic by topic. */
public final class Consumed {

  public static final Map<String, EventTypes> TOPICS =
      Map.of(
          "amends.assessments.v1", AssessmentStream.TYPES,
          "amends.customers.v1", CustomerStream.TYPES,
          "amends.cases.v1", CaseStream.TYPES);

  private Consumed() {}
}
