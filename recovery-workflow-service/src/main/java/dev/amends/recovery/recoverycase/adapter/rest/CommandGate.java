package dev.amends.recovery.recoverycase.adapter.rest;

import dev.amends.backbone.event.EventJson;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Caller;
import dev.amends.recovery.idempotency.CommandReceipts;
import dev.amends.recovery.idempotency.CommandReceipts.Receipt;
import dev.amends.recovery.recoverycase.application.CaseRow;
import dev.amends.recovery.recoverycase.application.WorkingOnCase.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What every command passes on its way in and out: idempotency keys, versions, and the words for
 * what came of it.
 */
@ApplicationScoped
class CommandGate {

  static final String KEY = "Idempotency-Key";

  private final CommandReceipts receipts;
  private final CaseViews views;
  private final Caller caller;

  CommandGate(CommandReceipts receipts, CaseViews views, Caller caller) {
    this.receipts = receipts;
    this.views = views;
    this.caller = caller;
  }

  /** An answer before it becomes a response, so that it can be kept. */
  record Answer(int status, String body, Long version) {}

  /**
   * Runs the command in one transaction with its receipt; the same key again gives the first
   * answer.
   */
  @Transactional
  Response once(HttpHeaders headers, String name, Object body, Supplier<Answer> command) {
    var key = headers.getHeaderString(KEY);
    if (key == null) {
      return response(command.get());
    }
    if (key.isBlank() || key.length() > CommandReceipts.MAX_KEY) {
      throw ErrorCode.INVALID.because(
          "An idempotency key has 1 to " + CommandReceipts.MAX_KEY + " characters.");
    }
    try {
      var hash = hash(name, body);
      var earlier = receipts.find(caller.name(), key);
      if (earlier.isPresent() && !earlier.get().requestHash().equals(hash)) {
        throw ErrorCode.KEY_REUSED.because("Give every new command a key of its own.");
      }
      if (earlier.isPresent()) {
        return response(new Answer(earlier.get().status(), earlier.get().body(), null));
      }
      var answer = command.get();
      receipts.keep(caller.name(), key, new Receipt(hash, answer.status(), answer.body()));
      return response(answer);
    } catch (SQLException e) {
      throw new IllegalStateException("The command's receipt could not be read or kept", e);
    }
  }

  Answer caseOrNothing(Optional<CaseRow> row) {
    return row.map(this::found).orElse(new Answer(204, "", null));
  }

  /**
   * @throws io.quarkiverse.resteasy.problem.HttpProblem for everything but a done command; nothing
   *     is kept of those
   */
  Answer answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> found(done.row());
      case Outcome.Missing missing ->
          throw ErrorCode.NOT_FOUND.because("There is no case with this id.");
      case Outcome.Refused refused -> throw ErrorCode.ILLEGAL_STATE.because(refused.why());
      case Outcome.Stale stale -> throw stale(stale);
    };
  }

  /** The version in {@code If-Match}, or empty without the header or with a star. */
  OptionalLong expectedVersion(HttpHeaders headers) {
    var header = headers.getHeaderString(HttpHeaders.IF_MATCH);
    if (header == null || "*".equals(header.strip())) {
      return OptionalLong.empty();
    }
    var digits = header.strip().replaceFirst("^W/", "").replace("\"", "");
    if (!digits.matches("\\d{1,18}")) {
      throw ErrorCode.INVALID.because("If-Match takes the ETag of the case, for example \"3\".");
    }
    return OptionalLong.of(Long.parseLong(digits));
  }

  private Answer found(CaseRow row) {
    var body = new String(EventJson.write(views.view(row, caller.name())), StandardCharsets.UTF_8);
    return new Answer(200, body, row.version);
  }

  private static RuntimeException stale(Outcome.Stale stale) {
    var problem =
        ErrorCode.STALE
            .with("Read the case again, keep what you wrote, and decide anew.")
            .with("version", stale.version());
    var change = stale.lastChange();
    if (change != null) {
      problem
          .with("changedBy", change.actor)
          .with("change", change.type)
          .with("changedAt", change.at.toString());
    }
    return problem.build();
  }

  private static Response response(Answer answer) {
    if (answer.status() == 204) {
      return Response.noContent().build();
    }
    var response =
        Response.status(answer.status())
            .entity(answer.body())
            .type(MediaType.APPLICATION_JSON_TYPE);
    return answer.version() == null
        ? response.build()
        : response.tag(Long.toString(answer.version())).build();
  }

  private static String hash(String name, Object body) {
    var content = new String(EventJson.write(body), StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes((name + '\u001f' + content).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
