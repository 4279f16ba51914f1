package dev.amends.promoters;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.amends.localstack.testing.TestIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The list of outreach, asked as a marketer. */
public final class OutreachList {

  private OutreachList() {}

  public static List<Map<String, Object>> of(String customerId) {
    return given()
        .header("Authorization", TestIdentity.bearer("m", "marketer"))
        .queryParam("customerId", customerId)
        .get("/api/promoters/outreach")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items");
  }

  /** Waits for the decision on the customer's only message. */
  public static Map<String, Object> theOneOf(String customerId) {
    return decided(customerId, 1).getFirst();
  }

  public static List<Map<String, Object>> decided(String customerId, int count) {
    await().atMost(Duration.ofSeconds(20)).until(() -> of(customerId).size() == count);
    return of(customerId);
  }

  public static void becomes(String customerId, String status, String reason) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                of(customerId).stream()
                    .anyMatch(
                        item ->
                            status.equals(item.get("status"))
                                && String.valueOf(reason)
                                    .equals(String.valueOf(item.get("reason")))));
  }
}
