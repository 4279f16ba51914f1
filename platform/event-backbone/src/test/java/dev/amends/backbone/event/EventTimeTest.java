package dev.amends.backbone.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {

  private record Timed(Instant at) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00Z",
        "1969-12-31T23:59:59.000000001Z",
        "2026-05-01T09:30:00Z",
        "2026-05-01T09:30:00.120Z",
        "2026-05-01T09:30:00.123456Z",
        "9999-12-31T23:59:59.999999999Z"
      })
  void whatTheProductWritesIsReadAsItWas(String text) {
    var time = Instant.parse(text);
    assertEquals(time, EventTime.parse(time.toString()));
  }

  @Test
  void anOffsetIsTakenIntoAccount() {
    assertEquals(
        Instant.parse("2026-05-01T07:30:00Z"), EventTime.parse("2026-05-01T09:30:00+02:00"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026-05-01", "2026-05-01T09:30:00", "yesterday"})
  void whatIsNoTimeIsRefused(String text) {
    assertThrows(DateTimeException.class, () -> EventTime.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"at\": \"yesterday\"}", "{\"at\": {}}", "{\"at\": true}"})
  void dataWithoutATimeWhereOneBelongsCannotBeRead(String json) {
    assertThrows(
        JsonMappingException.class,
        () -> EventJson.read(json.getBytes(StandardCharsets.UTF_8), Timed.class));
  }
}
