package dev.amends.ingest.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.ingest.feedback.domain.Feedback;
import dev.amends.ingest.feedback.domain.FeedbackReader;
import dev.amends.ingest.verdict.ItemVerdict;
import dev.amends.ingest.verdict.Reading;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The verdict on each part of a delivery, the same whether it is received or only looked at. */
@Singleton
final class JudgingParts {

  private final FeedbackReader reader;

  JudgingParts(FeedbackReader reader) {
    this.reader = reader;
  }

  /**
   * The answer to a delivery: the first receipt, and a verdict on each of its responses.
   *
   * @param skipped why other parts are none
   */
  record Answer(UUID receiptId, String status, List<ItemVerdict> items, List<String> skipped) {}

  /**
   * A part as a preview shows it.
   *
   * @param leftOut what of it was not used, and why
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Shown(JsonNode feedback, ItemVerdict verdict, List<String> leftOut, String skip) {}

  record Judged(
      List<Feedback> valid, List<ItemVerdict> items, List<String> skipped, List<Shown> shown) {

    boolean isUseless() {
      return valid.isEmpty() && skipped.isEmpty();
    }

    Answer answer() {
      var first =
          items.stream().filter(ItemVerdict::isAccepted).findFirst().map(ItemVerdict::receiptId);
      return new Answer(
          first.orElse(null), first.isPresent() ? "accepted" : "rejected", items, skipped);
    }
  }

  /**
   * @param whole makes a response of one answer
   */
  Judged judge(Tool tool, List<Tool.Part> parts, Function<Tool.Answer, JsonNode> whole) {
    var judged =
        new Judged(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (var part : parts) {
      switch (part) {
        case Tool.Response response -> add(judged, tool, response.feedback(), response.leftOut());
        case Tool.Answer answer ->
            // One that is wrong by itself is not kept to spoil the others.
            add(
                judged,
                tool,
                isValid(tool, answer.feedback()) ? whole.apply(answer) : answer.feedback(),
                answer.leftOut());
        case Tool.Skipped skipped -> {
          judged.skipped.add(skipped.reason());
          judged.shown.add(new Shown(null, null, null, skipped.reason()));
        }
      }
    }
    return judged;
  }

  /** An answer of which no others are known. */
  static JsonNode alone(Tool.Answer answer) {
    return answer.feedback();
  }

  private boolean isValid(Tool tool, JsonNode feedback) {
    return reader.readPerhapsAnonymous(event(tool, feedback)) instanceof Reading.Valid;
  }

  private static ObjectNode event(Tool tool, JsonNode feedback) {
    return ((ObjectNode) feedback).deepCopy().put("source", tool.name());
  }

  private void add(Judged judged, Tool tool, JsonNode feedback, List<String> leftOut) {
    var event = event(tool, feedback);
    var index = judged.items.size();
    var verdict =
        switch (reader.readPerhapsAnonymous(event)) {
          case Reading.Valid<Feedback> read -> {
            judged.valid.add(read.value());
            yield ItemVerdict.accepted(
                index, read.value().receiptId().value(), read.value().mode().reason());
          }
          case Reading.Invalid<Feedback> read ->
              ItemVerdict.rejected(index, ErrorCode.INVALID, read.errors());
        };
    judged.items.add(verdict);
    judged.shown.add(new Shown(event, verdict, leftOut, null));
  }
}
