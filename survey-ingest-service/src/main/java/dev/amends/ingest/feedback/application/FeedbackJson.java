package dev.amends.ingest.feedback.application;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.amends.backbone.event.EventJson;
import dev.amends.ingest.feedback.application.FeedbackReceived.Arrival;
import dev.amends.ingest.feedback.domain.ContactWish;
import dev.amends.ingest.feedback.domain.Feedback;
import dev.amends.ingest.feedback.domain.Scores;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

/**
 * Writes a response as JSON, field by field: it is the most frequent thing this service does, and
 * half as much work as having the fields found by reflection. Absent fields are left out.
 *
 * <p>The order of the fields is part of every event's id and never changes: the content's by name,
 * inside the scores and the contact wish as they are declared.
 */
final class FeedbackJson {

  private static final int USUAL_BYTES = 1_024;

  private final JsonGenerator out;

  private FeedbackJson(JsonGenerator out) {
    this.out = out;
  }

  static byte[] content(Feedback feedback, UUID receiptId) {
    return object(json -> json.content(feedback, feedback.slice(), receiptId));
  }

  static byte[] arrival(Arrival arrival) {
    return object(
        json -> {
          if (arrival.known() != null) {
            json.out.writeNumberField("customerVersion", arrival.known().version());
            if (arrival.known().objectsToProfiling()) {
              json.out.writeBooleanField("profilingObjection", true);
            }
          }
          json.text("receivedAt", arrival.receivedAt());
          json.text("submittedBy", arrival.submittedBy());
        });
  }

  /** What is written between the braces. */
  private interface Fields {
    void write(FeedbackJson json) throws IOException;
  }

  private static byte[] object(Fields fields) {
    var bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (var out = EventJson.MAPPER.createGenerator(bytes)) {
      out.writeStartObject();
      fields.write(new FeedbackJson(out));
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private void content(Feedback feedback, Feedback.Slice slice, UUID receiptId) throws IOException {
    out.writeBooleanField("anonymous", feedback.anonymous());
    text("author", feedback.author());
    text("channel", slice.channel());
    text("comment", feedback.comment());
    contact(feedback.contact());
    text("customerId", feedback.customerId());
    text("employee", slice.employee());
    text("externalId", feedback.externalId());
    texts("flags", feedback.flags());
    text("invitationId", feedback.invitationId());
    text("journey", slice.journey());
    text("language", slice.language());
    text("mode", feedback.mode().word());
    // Part of the content, so that the same sent again as live is another event and is acted on.
    text("notActedOn", feedback.mode().reason());
    text("occurredAt", feedback.occurredAt());
    text("partner", slice.partner());
    text("receiptId", receiptId);
    text("revisedAt", feedback.revisedAt());
    scores(feedback.scores());
    text("segment", slice.segment());
    text("source", feedback.source());
    texts("tags", slice.tags());
    text("team", slice.team());
    text("touchpoint", slice.touchpoint());
  }

  private void contact(ContactWish wish) throws IOException {
    if (wish == null) {
      return;
    }
    out.writeObjectFieldStart("contact");
    if (wish.wanted() != null) {
      out.writeBooleanField("wanted", wish.wanted());
    }
    text("channel", wish.channel());
    text("when", wish.when());
    text("name", wish.name());
    text("email", wish.email());
    text("phone", wish.phone());
    if (wish.callUntil() != null) {
      text("callFrom", wish.callFrom().toString());
      text("callUntil", wish.callUntil().toString());
    }
    out.writeEndObject();
  }

  private void scores(Scores scores) throws IOException {
    out.writeObjectFieldStart("scores");
    number("nps", scores.nps());
    number("csat", scores.csat());
    number("ces", scores.ces());
    number("lba", scores.lba());
    number("trust", scores.trust());
    texts("emotions", scores.emotions());
    text("expectation", scores.expectation());
    // Nobody reads it, but the first release wrote it, and the ids of its events are to stay.
    out.writeBooleanField("empty", scores.isEmpty());
    out.writeEndObject();
  }

  private void number(String name, Integer value) throws IOException {
    if (value != null) {
      out.writeNumberField(name, value);
    }
  }

  /** Times and ids are written as they name themselves. */
  private void text(String name, Object value) throws IOException {
    if (value != null) {
      out.writeStringField(name, value.toString());
    }
  }

  private void texts(String name, List<String> values) throws IOException {
    if (values != null) {
      out.writeArrayFieldStart(name);
      for (var value : values) {
        out.writeString(value);
      }
      out.writeEndArray();
    }
  }
}
