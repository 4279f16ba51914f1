package dev.amends.acceptance.deploy;

import static dev.amends.acceptance.deploy.ComposeFile.DEPLOY;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.amends.acceptance.Product;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dashboard and the alerts speak of metrics that the running product really exports. */
class WatchedProductE2E {

  private static final Exported EXPORTED = new Exported();

  @BeforeAll
  static void readTheMetricsOfTheRunningProduct() {
    var product = Product.running();
    // The gateway counts its first request only when it has answered one.
    product.accessToken("agent");
    product
        .addresses()
        .forEach(
            (service, address) ->
                EXPORTED.add(
                    service,
                    given()
                        .baseUri(address)
                        .get("/q/metrics")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()));
  }

  @Test
  void everyPanelOfTheDashboardHasSomethingToShow() throws IOException {
    var dashboard =
        new ObjectMapper().readTree(DEPLOY.resolve("grafana/dashboards/loop.json").toFile());
    var queries = new TreeMap<String, String>();
    for (var panel : dashboard.path("panels")) {
      for (var target : panel.path("targets")) {
        queries.put(
            panel.path("title").asText() + " " + target.path("refId").asText(),
            target.path("expr").asText());
      }
    }
    assertEquals(Map.of(), faults(queries));
  }

  @Test
  void everyAlertCanFire() throws IOException {
    var rules = new YAMLMapper().readTree(DEPLOY.resolve("prometheus/alerts.yml").toFile());
    var queries = new TreeMap<String, String>();
    for (var rule : rules.at("/groups/0/rules")) {
      queries.put(rule.path("alert").asText(), rule.path("expr").asText());
    }
    assertEquals(Map.of(), faults(queries));
  }

  @Test
  void noMetricCarriesTheIdOfAReceiptOrACustomer() {
    for (var series : EXPORTED.of("http_server_requests_seconds_count")) {
      var uri = series.get("uri");
      assertFalse(uri.matches(".*([0-9a-f]{8}-[0-9a-f]{4}-|demo-).*"), uri);
    }
  }

  private static Map<String, List<String>> faults(Map<String, String> queries) {
    assertFalse(queries.isEmpty());
    var faults = new TreeMap<String, List<String>>();
    queries.forEach((name, text) -> faults.put(name, EXPORTED.faults(new Query(text))));
    faults.values().removeIf(List::isEmpty);
    return faults;
  }
}
