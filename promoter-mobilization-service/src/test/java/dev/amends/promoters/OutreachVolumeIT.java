package dev.amends.promoters;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.localstack.testing.LocalStackResource;
import dev.amends.localstack.testing.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** A whole import at once, and many promoters at once: neither may take minutes. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OutreachVolumeIT {

  private static final Logger LOG = Logger.getLogger(OutreachVolumeIT.class);
  private static final int IMPORTED = 1_676;
  private static final int PROMOTERS = 300;
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final String run = "volume-" + UUID.randomUUID();

  @Inject TestTopics topics;
  @Inject Clock clock;

  @Test
  void anImportIsDecidedWithinAMinute() {
    var before = count("history");
    var began = clock.instant();
    for (var i = 0; i < IMPORTED; i++) {
      topics.assessmentSoon(UUID.randomUUID(), run + "-" + i, Map.of("mode", "history"));
    }
    topics.flush();
    await().atMost(DEADLINE).until(() -> count("history") - before == IMPORTED);

    LOG.infof("%d imported rows in %s", IMPORTED, Duration.between(began, clock.instant()));
  }

  @Test
  void hundredsOfPromotersAreThankedWithinAMinute() {
    for (var i = 0; i < PROMOTERS; i++) {
      topics.customer(
          run + "-" + i,
          1,
          Map.of(
              "email",
              run + "-" + i + "@example.com",
              "permissions",
              List.of(
                  Map.of(
                      "purpose", "marketing",
                      "channel", "email",
                      "basis", "consent",
                      "at", "2026-01-10T08:00:00Z"))));
    }
    var before = sent();
    var began = clock.instant();
    for (var i = 0; i < PROMOTERS; i++) {
      topics.assessmentSoon(UUID.randomUUID(), run + "-" + i, Map.of("customerVersion", 1));
    }
    topics.flush();
    await().atMost(DEADLINE).until(() -> sent() - before == PROMOTERS);

    LOG.infof("%d promoters thanked in %s", PROMOTERS, Duration.between(began, clock.instant()));
    assertEquals(PROMOTERS, sent() - before);
  }

  private static long count(String reason) {
    return total("reason", reason);
  }

  private static long sent() {
    return total("status", "sent");
  }

  private static long total(String filter, String value) {
    return given()
        .header("Authorization", TestIdentity.bearer("m", "marketer"))
        .queryParam(filter, value)
        .queryParam("limit", 1)
        .get("/api/promoters/outreach")
        .jsonPath()
        .getLong("total");
  }
}
