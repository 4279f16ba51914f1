package dev.amends.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

  private static final Optional<URI> TOKEN_URL = Optional.of(URI.create("http://identity/token"));

  @ParameterizedTest
  @CsvSource({
    "/api/feedback,ingest,false",
    "/api/feedback/imports/7/rejects.csv,ingest,false",
    "/api/webhooks/formbricks,ingest,true",
    "/api/customers/batch,ingest,false",
    "/api/interactions/batch,ingest,false",
    "/api/trace/r-1,ingest,false",
    "/s/abc,ingest,true",
    "/api/risk/metrics,risk,false",
    "/api/recovery/cases,recovery,false",
    "/c/abc,recovery,true",
    "/api/promoters/outreach,promoters,false",
    "/r/abc,promoters,true"
  })
  void everyPathHasItsService(String path, String host, boolean open) {
    var target = table(TOKEN_URL).find(HttpMethod.GET, path).orElseThrow();
    assertEquals(host, target.origin().getHost());
    assertEquals(path, target.path());
    assertEquals(open, target.open());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api", "/api/", "/api/feedbacks", "/api/riskier", "/cases/1", "/settings"})
  void aPrefixEndsAtASlash(String path) {
    assertTrue(table(TOKEN_URL).find(HttpMethod.GET, path).isEmpty());
  }

  @Test
  void theTokenEndpointTakesPostsAndOnlyIfConfigured() {
    assertEquals(
        "/token", table(TOKEN_URL).find(HttpMethod.POST, "/api/token").orElseThrow().path());
    assertTrue(table(TOKEN_URL).find(HttpMethod.GET, "/api/token").isEmpty());
    assertTrue(table(Optional.empty()).find(HttpMethod.POST, "/api/token").isEmpty());
  }

  private static RouteTable table(Optional<URI> tokenUrl) {
    return new RouteTable(new FourHosts(), () -> tokenUrl);
  }

  private record FourHosts() implements ServicesConfig {

    @Override
    public URI surveyIngest() {
      return URI.create("http://ingest");
    }

    @Override
    public URI riskScoring() {
      return URI.create("http://risk");
    }

    @Override
    public URI recoveryWorkflow() {
      return URI.create("http://recovery");
    }

    @Override
    public URI promoterMobilization() {
      return URI.create("http://promoters");
    }
  }
}
