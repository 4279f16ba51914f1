package dev.amends.ingest.surveys.application;

import dev.amends.backbone.event.TraceContext;
import dev.amends.ingest.broker.Submission;
import dev.amends.ingest.customers.CustomerFacts;
import dev.amends.ingest.customers.MergingCustomerFacts;
import dev.amends.ingest.customers.MergingCustomerFacts.Said;
import dev.amends.ingest.customers.Permission;
import dev.amends.ingest.surveys.domain.Asking.Channel;
import dev.amends.ingest.surveys.domain.Conversation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The customer does not want to be asked any more, by whatever survey and channel. */
@ApplicationScoped
public class StoppingSurveys {

  private static final String PURPOSE = "survey";
  private static final String CUSTOMER = "customer";
  private static final String BASIS = "consent";

  private final Answering answering;
  private final MergingCustomerFacts merging;

  StoppingSurveys(Answering answering, MergingCustomerFacts merging) {
    this.answering = answering;
    this.merging = merging;
  }

  /**
   * Who is not known cannot be asked by anything but this link.
   *
   * @param saidAt before the conversation was looked up: who is erased after it stays so
   */
  public void stop(Conversation conversation, Instant saidAt) {
    answering.decline(conversation.id());
    if (conversation.customerId() == null) {
      return;
    }
    var proof = "survey link " + conversation.id();
    var withdrawn =
        Arrays.stream(Channel.values())
            .map(each -> new Permission(PURPOSE, each.code(), BASIS, saidAt, proof, null, true))
            .toList();
    var facts = new CustomerFacts(null, null, null, null, null, null, null, withdrawn);
    merging.merge(
        List.of(new Said(conversation.customerId(), facts)),
        new Submission(CUSTOMER, TraceContext.continueOrStart(null), saidAt));
  }
}
