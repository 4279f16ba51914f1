package dev.amends.recovery.recoverycase.application;

import dev.amends.backbone.event.EventJson;
import dev.amends.recovery.recoverycase.domain.CaseChange;
import dev.amends.recovery.recoverycase.domain.Clocks;
import dev.amends.recovery.recoverycase.domain.Promise;
import dev.amends.recovery.recoverycase.domain.RecoveryCase;
import dev.amends.recovery.recoverycase.domain.Stage;
import dev.amends.recovery.recoverycase.domain.Urgency;
import dev.amends.recovery.sla.SlaTerms;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A case as it is stored: what the domain decides on, and what the queue shows without looking
 * further.
 */
@Entity
@Table(name = "recovery_case")
public class CaseRow {

  /** Characters of the customer's words that the queue shows. */
  static final int EXCERPT = 160;

  @Id public UUID id;

  @Column(name = "customer_id")
  public String customerId;

  public String state;

  /** Rises with every change; the ETag of the case. */
  public long version;

  public int urgency;

  @Column(name = "due_at")
  public Instant dueAt;

  @Column(name = "opened_at")
  public Instant openedAt;

  /** When the newest response of the case was accepted. */
  @Column(name = "accepted_at")
  public Instant acceptedAt;

  @Column(name = "changed_at")
  public Instant changedAt;

  @Column(name = "contacted_at")
  public Instant contactedAt;

  public String assignee;

  @Column(name = "claimed_until")
  public Instant claimedUntil;

  @Column(name = "snoozed_until")
  public Instant snoozedUntil;

  @Column(name = "stage_reason")
  public String stageReason;

  @Column(name = "root_cause")
  public String rootCause;

  public String resolution;

  @Column(name = "ended_at")
  public Instant endedAt;

  public String touchpoint;
  public String language;
  public String excerpt;
  public Integer nps;

  /** Null, like the band, if the customer objects to profiling. */
  @Column(name = "p_loss")
  public Double pLoss;

  public String band;
  public List<String> reasons;

  /** How many at-risk responses the case has. */
  public int responses;

  @Column(name = "contact_name")
  public String contactName;

  @Column(name = "contact_email")
  public String contactEmail;

  @Column(name = "contact_phone")
  public String contactPhone;

  @Column(name = "wish_wanted")
  public Boolean wishWanted;

  @Column(name = "wish_channel")
  public String wishChannel;

  @Column(name = "wish_when")
  public String wishWhen;

  /** The deadlines as JSON; null if the case is older than they are. */
  @JdbcTypeCode(SqlTypes.JSON)
  String clocks;

  /** What the clocks stand still for, or null while they run. */
  @Column(name = "waiting_for")
  public String waitingFor;

  /** When the clocks have something to tell next, or null. */
  @Column(name = "rings_at")
  Instant ringsAt;

  public RecoveryCase toDomain(List<Promise> promises, SlaTerms terms) {
    return new RecoveryCase(id, customerId, stage(), contactedAt, promises, clocks(terms));
  }

  /** The deadlines; of a case that is older than they are, those it would have. */
  public Clocks clocks(SlaTerms terms) {
    if (clocks == null) {
      var opened = Clocks.opened(openedAt, terms);
      return contactedAt == null
          ? opened
          : opened.after(CaseChange.CONTACTED, Map.of("outcome", "reached"), contactedAt, terms);
    }
    try {
      return EventJson.read(clocks.getBytes(StandardCharsets.UTF_8), Clocks.class);
    } catch (IOException e) {
      throw new UncheckedIOException("The clocks of the case " + id + " cannot be read", e);
    }
  }

  /** The clocks of a case that is opened now. */
  void start(Clocks opened, SlaTerms terms) {
    keep(opened, terms);
    dueAt = opened.dueAt().orElseThrow();
  }

  /** The clocks told something; nothing else of the case changes. */
  void tell(Clocks told, Instant now, SlaTerms terms) {
    version++;
    changedAt = now;
    keep(told, terms);
  }

  /** Sets the clocks by what happened. */
  void tick(CaseChange change, Map<String, Object> detail, Instant at, SlaTerms terms) {
    keep(clocks(terms).after(change, detail, at, terms), terms);
  }

  void keep(Clocks next, SlaTerms terms) {
    clocks = new String(EventJson.write(next), StandardCharsets.UTF_8);
    waitingFor = next.paused() ? next.pause().waitingFor() : null;
    ringsAt = next.ringsAt(terms);
  }

  /** Whether somebody works on it or will. */
  boolean isActive() {
    return stage().active();
  }

  /** Nobody is to look at it later than what was promised. */
  void expect(Instant promisedBy) {
    dueAt = promisedBy.isBefore(dueAt) ? promisedBy : dueAt;
  }

  boolean sleepsUntilAfter(Instant moment) {
    return "snoozed".equals(state) && snoozedUntil.isAfter(moment);
  }

  /** There is something to do for the customer again. */
  void reopen(Instant now) {
    version++;
    changedAt = now;
    enter(new Stage.Open());
  }

  /** Takes over what the domain decided. */
  void apply(RecoveryCase decided, Instant now, SlaTerms terms) {
    contactedAt = decided.contactedAt();
    version++;
    changedAt = now;
    enter(decided.stage());
    keep(decided.clocks(), terms);
    dueAt = decided.deadline().orElse(dueAt);
  }

  /**
   * Takes a further at-risk response into account: the queue shows the newest words, and the worst
   * counts.
   */
  void show(Assessment assessment, BigDecimal annualValue) {
    responses++;
    weigh(assessment, annualValue);
    showWords(assessment);
    if (assessment.contact() != null) {
      showWish(assessment.contact());
    }
  }

  /**
   * Takes a correction of one of its responses into account. What got worse counts; what got better
   * is the agent's to judge. A wish that was taken back is none.
   */
  void correct(Assessment earlier, Assessment assessment, BigDecimal annualValue) {
    if (assessment.atRisk()) {
      weigh(assessment, annualValue);
    }
    showWords(assessment);
    if (assessment.contact() != null) {
      showWish(assessment.contact());
    } else if (earlier.contact() != null) {
      showWish(Assessment.Contact.UNKNOWN);
    }
  }

  private void weigh(Assessment assessment, BigDecimal annualValue) {
    if (assessment.pLoss() == null || pLoss == null || assessment.pLoss() >= pLoss) {
      // What was computed before an objection to it is not shown any more.
      pLoss = assessment.pLoss();
      band = assessment.band();
    }
    reasons = Stream.concat(reasons.stream(), assessment.reasons().stream()).distinct().toList();
    urgency = Urgency.of(pLoss, reasons, responses, annualValue);
  }

  private void showWish(Assessment.Contact contact) {
    wishWanted = contact.wanted();
    wishChannel = contact.channel();
    wishWhen = contact.when();
    contactName = contact.name();
    contactEmail = contact.email();
    contactPhone = contact.phone();
  }

  private void showWords(Assessment assessment) {
    touchpoint = assessment.touchpoint();
    language = assessment.language();
    nps = assessment.nps();
    excerpt = excerpt(assessment.comment());
  }

  private static String excerpt(String comment) {
    if (comment == null || comment.codePointCount(0, comment.length()) <= EXCERPT) {
      return comment;
    }
    return comment.substring(0, comment.offsetByCodePoints(0, EXCERPT - 1)) + "…";
  }

  /** An erasure covers what was accepted before it; the case is as young as its newest response. */
  void accept(Instant at) {
    acceptedAt = acceptedAt == null || at.isAfter(acceptedAt) ? at : acceptedAt;
  }

  /** Nothing in the row points to a person any more. */
  void forget() {
    customerId = RecoveryCase.NOBODY;
    excerpt = null;
    resolution = null;
    contactName = null;
    contactEmail = null;
    contactPhone = null;
    wishWanted = null;
    wishChannel = null;
    wishWhen = null;
  }

  void close(String reason, CaseChange change, Instant now, SlaTerms terms) {
    version++;
    changedAt = now;
    enter(new Stage.Closed(reason, now));
    tick(change, Map.of(), now, terms);
  }

  /** Takes over the weight of a case that was merged into this one. */
  void absorb(CaseRow other, Instant now) {
    version++;
    changedAt = now;
    urgency = Math.max(urgency, other.urgency);
    responses += other.responses;
    if (other.acceptedAt != null) {
      accept(other.acceptedAt);
    }
    if (other.pLoss != null && (pLoss == null || other.pLoss > pLoss)) {
      pLoss = other.pLoss;
      band = other.band;
    }
    dueAt = dueAt.isBefore(other.dueAt) ? dueAt : other.dueAt;
  }

  private Stage stage() {
    return switch (state) {
      case "open" -> new Stage.Open();
      case "claimed" -> new Stage.Claimed(assignee, claimedUntil);
      case "snoozed" -> new Stage.Snoozed(assignee, snoozedUntil, stageReason);
      case "resolved" -> new Stage.Resolved(rootCause, resolution, assignee, endedAt);
      case "recovered" -> new Stage.Recovered(endedAt);
      case "closed" -> new Stage.Closed(stageReason, endedAt);
      default ->
          throw new IllegalStateException(
              "The case " + id + " is stored in a state nobody knows: " + state);
    };
  }

  private void enter(Stage stage) {
    state = stage.word();
    assignee = stage.assignee();
    claimedUntil = null;
    snoozedUntil = null;
    stageReason = null;
    endedAt = null;
    switch (stage) {
      case Stage.Open open -> {}
      case Stage.Claimed claimed -> claimedUntil = claimed.until();
      case Stage.Snoozed snoozed -> {
        snoozedUntil = snoozed.until();
        stageReason = snoozed.reason();
      }
      case Stage.Resolved resolved -> {
        rootCause = resolved.rootCause();
        resolution = resolved.note();
        endedAt = resolved.at();
      }
      case Stage.Recovered recovered -> endedAt = recovered.at();
      case Stage.Closed closed -> {
        stageReason = closed.reason();
        endedAt = closed.at();
      }
    }
  }
}
