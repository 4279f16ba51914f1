package dev.amends.recovery.recoverycase.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The fields of {@code response.assessed} that this service uses.
 *
 * @param pLoss null, like {@code band}, if no model was asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Assessment(
    UUID receiptId,
    int revision,
    String customerId,
    boolean anonymous,
    String mode,
    Instant occurredAt,
    String touchpoint,
    String channel,
    String language,
    Map<String, Object> scores,
    String comment,
    Contact contact,
    Double pLoss,
    String band,
    boolean atRisk,
    List<String> reasons,
    boolean contradiction,
    List<Map<String, Object>> contributions,
    String modelVersion) {

  /** Stands for no model: the customer objects to profiling, and only the rules were asked. */
  static final String NO_MODEL = "none";

  /**
   * What the customer said of being contacted; details only with anonymous responses. With {@code
   * callFrom} and {@code callUntil} the customer was promised a call.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Contact(
      Boolean wanted,
      String channel,
      String when,
      String name,
      String email,
      String phone,
      Instant callFrom,
      Instant callUntil) {

    /** Nothing was said of it. */
    static final Contact UNKNOWN = new Contact(null, null, null, null, null, null, null, null);
  }

  public Assessment {
    Objects.requireNonNull(receiptId, "receiptId");
    Objects.requireNonNull(customerId, "customerId");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(occurredAt, "occurredAt");
    scores = scores == null ? Map.of() : scores;
    reasons = reasons == null ? List.of() : List.copyOf(reasons);
    if (NO_MODEL.equals(modelVersion)) {
      // The contract requires them of every assessment; here they would be figures about nobody.
      pLoss = null;
      band = null;
    }
    contributions = contributions == null ? List.of() : contributions;
  }

  /**
   * Whether somebody is to act on it: told live, at risk or with a call promised, and by somebody
   * who can be answered.
   */
  boolean callsForCase() {
    return (atRisk || promisesCall()) && "live".equals(mode) && (!anonymous || reachable());
  }

  boolean promisesCall() {
    return contact != null && contact.callFrom() != null && contact.callUntil() != null;
  }

  private boolean reachable() {
    return contact != null && (contact.email() != null || contact.phone() != null);
  }

  Integer nps() {
    return scores.get("nps") instanceof Number number ? number.intValue() : null;
  }
}
