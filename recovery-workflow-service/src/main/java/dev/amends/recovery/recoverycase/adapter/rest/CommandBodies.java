package dev.amends.recovery.recoverycase.adapter.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/** The bodies of the commands. */
final class CommandBodies {

  static final int MAX_TEXT = 4_000;
  static final int MAX_REASON = 1_000;

  private CommandBodies() {}

  record Release(@Size(max = MAX_REASON) String reason) {}

  record Contact(
      @NotBlank @Pattern(regexp = "phone|email|sms|letter|visit|chat") String channel,
      @NotBlank @Pattern(regexp = "reached|no-answer|left-message|declined") String outcome,
      @Size(max = MAX_TEXT) String note) {}

  record MakePromise(@NotBlank @Size(max = MAX_REASON) String text, @NotNull Instant dueAt) {}

  record KeepPromise(@NotNull UUID promiseId) {}

  record Resolve(@NotBlank @Size(max = 50) String rootCause, @Size(max = MAX_TEXT) String note) {}

  record Reopen(@NotBlank @Size(max = MAX_REASON) String reason) {}

  record Snooze(@NotNull Instant until, @NotBlank @Size(max = MAX_REASON) String reason) {}

  record Pause(
      @NotBlank @Pattern(regexp = "customer|partner|department|agreed-time") String waitingFor,
      @NotNull Instant until,
      @Size(max = MAX_TEXT) String note) {}

  record Merge(@NotNull UUID into) {}

  record Note(@NotBlank @Size(max = MAX_TEXT) String text) {}
}
