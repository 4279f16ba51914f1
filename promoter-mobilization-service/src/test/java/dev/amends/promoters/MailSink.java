package dev.amends.promoters;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the mail server of the test stack has taken. */
@ApplicationScoped
public class MailSink {

  private final String api;

  MailSink(@ConfigProperty(name = "amends.test.mail-api") String api) {
    this.api = api;
  }

  /** Message by message, as plain values. */
  public List<Map<String, Object>> to(String address) {
    var body =
        RestAssured.given().baseUri(api).queryParam("to", address).get("/messages").asString();
    return JsonPath.from(body).getList("");
  }

  public Map<String, Object> theOneTo(String address) {
    await().atMost(Duration.ofSeconds(20)).until(() -> !to(address).isEmpty());
    var messages = to(address);
    if (messages.size() != 1) {
      throw new AssertionError(messages.size() + " messages to " + address);
    }
    return messages.getFirst();
  }
}
