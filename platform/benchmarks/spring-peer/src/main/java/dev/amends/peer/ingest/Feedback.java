package dev.amends.peer.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/** One response, with the bounds of every field. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Feedback(
    @NotBlank @Size(max = 100) String source,
    @NotBlank @Size(max = 200) String externalId,
    @NotBlank @Size(max = 200) String customerId,
    @Pattern(regexp = "live|history") String mode,
    @NotNull @PastOrPresent Instant occurredAt,
    Instant revisedAt,
    @Size(max = 100) String touchpoint,
    @Size(max = 100) String journey,
    @Size(max = 100) String segment,
    @Size(max = 50) String channel,
    @Size(max = 20) String language,
    @Size(max = 100) String team,
    @Size(max = 100) String partner,
    @Size(max = 20) List<@Size(max = 50) String> tags,
    @Valid Scores scores,
    @Size(max = 10_000) String comment,
    @Valid Contact contact,
    @Size(max = 200) String invitationId) {

  public Feedback {
    mode = mode == null ? "live" : mode;
  }

  /** Answers on a scale. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Scores(
      @Min(0) @Max(10) Integer nps,
      @Min(1) @Max(5) Integer csat,
      @Min(1) @Max(7) Integer ces,
      @Min(0) @Max(10) Integer lba,
      @Min(1) @Max(7) Integer trust,
      @Size(max = 14) List<String> emotions,
      @Pattern(regexp = "below|met|above") String expectation) {}

  /** Whether and how the customer wants to be contacted. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Contact(
      Boolean wanted,
      @Size(max = 20) String channel,
      @Size(max = 100) String when,
      @Size(max = 200) String name,
      @Size(max = 320) String email,
      @Size(max = 40) String phone) {}
}
