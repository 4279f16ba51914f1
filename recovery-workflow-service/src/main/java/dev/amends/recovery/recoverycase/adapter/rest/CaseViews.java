package dev.amends.recovery.recoverycase.adapter.rest;

import dev.amends.backbone.event.EventJson;
import dev.amends.recovery.audit.ContactLooks;
import dev.amends.recovery.audit.PersonalWords;
import dev.amends.recovery.customer.CustomerFacts;
import dev.amends.recovery.customer.CustomerRow;
import dev.amends.recovery.recoverycase.application.Assessment;
import dev.amends.recovery.recoverycase.application.CaseRow;
import dev.amends.recovery.recoverycase.application.Cases;
import dev.amends.recovery.recoverycase.application.EventRow;
import dev.amends.recovery.recoverycase.application.FeedbackRow;
import dev.amends.recovery.recoverycase.domain.Promise;
import dev.amends.recovery.sla.CaseClock;
import dev.amends.recovery.sla.SlaClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what the interface shows of cases. */
@ApplicationScoped
class CaseViews {

  private final Cases cases;
  private final CustomerFacts customers;
  private final PersonalWords words;
  private final ContactLooks looks;
  private final SlaClock sla;
  private final Clock clock;

  CaseViews(
      Cases cases,
      CustomerFacts customers,
      PersonalWords words,
      ContactLooks looks,
      SlaClock sla,
      Clock clock) {
    this.cases = cases;
    this.customers = customers;
    this.words = words;
    this.looks = looks;
    this.sla = sla;
    this.clock = clock;
  }

  List<CaseSummary> summaries(List<CaseRow> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<String, CustomerRow> known =
        customers
            .list("customerId in ?1", rows.stream().map(row -> row.customerId).distinct().toList())
            .stream()
            .collect(Collectors.toMap(customer -> customer.customerId, Function.identity()));
    return rows.stream()
        .map(row -> CaseSummary.of(row, known.get(row.customerId), clock.instant()))
        .toList();
  }

  /**
   * Notes the look, if there is an address or a number to be seen.
   *
   * @param actor who looks, and for whom {@code allowed} is computed
   */
  CaseView view(CaseRow row, String actor) {
    var customer = customers.findById(row.customerId);
    var promises = cases.promises(row.id);
    var person = person(row, customer);
    if (person.email() != null || person.phone() != null) {
      looks.note(actor, row.id);
    }
    return new CaseView(
        CaseSummary.of(row, customer, clock.instant()),
        person,
        new CaseView.ContactWish(row.wishWanted, row.wishChannel, row.wishWhen),
        row.reasons,
        cases.feedback(row.id).stream().map(CaseViews::assessment).toList(),
        promises.stream().map(CaseViews::promise).toList(),
        clocks(row),
        timeline(row),
        resolution(row),
        row.toDomain(promises, sla.terms()).allowed(actor));
  }

  private List<CaseView.ClockView> clocks(CaseRow row) {
    var clocks = row.clocks(sla.terms());
    var until = clocks.paused() ? clocks.pause().until() : null;
    return Stream.of(clocks.firstContact(), clocks.resolution())
        .map(
            clock ->
                new CaseView.ClockView(
                    clock.kind().word(),
                    clock.state().name().toLowerCase(Locale.ROOT),
                    clock.since(),
                    clock.dueAt(),
                    clock.left().toMinutes(),
                    clock.paused().toMinutes(),
                    clock.state() == CaseClock.State.PAUSED ? until : null,
                    clock.state() == CaseClock.State.STOPPED ? clock.inTime() : null))
        .toList();
  }

  private List<CaseView.TimelineEntry> timeline(CaseRow row) {
    var reader = words.reader(row.customerId);
    return cases.events(row.id).stream().map(event -> line(event, reader)).toList();
  }

  private static CaseView.TimelineEntry line(EventRow event, PersonalWords.Reader reader) {
    var detail = reader.together(event.id, new PersonalWords.Parts(event.detail, event.sealed));
    return new CaseView.TimelineEntry(event.at, event.actor, event.type, detail);
  }

  private static CaseView.Person person(CaseRow row, CustomerRow customer) {
    return customer == null
        ? new CaseView.Person(row.contactName, row.contactEmail, row.contactPhone, null, null)
        : new CaseView.Person(
            customer.name, customer.email, customer.phone, customer.segment, customer.tenureMonths);
  }

  private static Assessment assessment(FeedbackRow row) {
    try {
      return EventJson.read(row.assessment.getBytes(StandardCharsets.UTF_8), Assessment.class);
    } catch (IOException e) {
      throw new UncheckedIOException("A stored assessment cannot be read", e);
    }
  }

  private static CaseView.PromiseView promise(Promise promise) {
    return new CaseView.PromiseView(
        promise.id(),
        promise.text(),
        promise.dueAt(),
        promise.state().word(),
        promise.madeBy(),
        promise.madeAt());
  }

  private static CaseView.Resolution resolution(CaseRow row) {
    return "resolved".equals(row.state)
        ? new CaseView.Resolution(row.rootCause, row.resolution, row.assignee, row.endedAt)
        : null;
  }
}
