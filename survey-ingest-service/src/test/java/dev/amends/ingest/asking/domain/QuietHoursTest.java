package dev.amends.ingest.asking.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  @ParameterizedTest
  @CsvSource({
    // In summer Stockholm is two hours ahead of UTC.
    "21:00, 08:00, 2026-05-02T18:59:59Z, ",
    "21:00, 08:00, 2026-05-02T19:00:00Z, 2026-05-03T06:00:00Z",
    "21:00, 08:00, 2026-05-02T22:30:00Z, 2026-05-03T06:00:00Z",
    "21:00, 08:00, 2026-05-03T05:59:59Z, 2026-05-03T06:00:00Z",
    "21:00, 08:00, 2026-05-03T06:00:00Z, ",
    // The night in which clocks go back is an hour longer.
    "21:00, 08:00, 2026-10-24T20:00:00Z, 2026-10-25T07:00:00Z",
    // Half past two comes twice in that night: the second time is meant when the first is over.
    "21:00, 02:30, 2026-10-25T00:10:00Z, 2026-10-25T00:30:00Z",
    "21:00, 02:30, 2026-10-25T01:10:00Z, 2026-10-25T01:30:00Z",
    "12:00, 13:00, 2026-05-02T10:30:00Z, 2026-05-02T11:00:00Z",
    "12:00, 13:00, 2026-05-02T11:00:00Z, ",
    "00:00, 00:00, 2026-05-02T22:30:00Z, "
  })
  void itIsQuietUntilTheHoursAreOver(LocalTime from, LocalTime to, Instant now, Instant over) {
    assertEquals(Optional.ofNullable(over), new QuietHours(from, to, STOCKHOLM).over(now));
  }
}
