package dev.amends.acceptance.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * Reads the product's interface as its people do.
 *
 * @param tokens an access token for a user name
 */
record Api(String baseUrl, String mailApi, UnaryOperator<String> tokens) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  /** The answer, or a missing node for anything but 200. */
  JsonNode get(String user, String path) throws IOException, InterruptedException {
    return read(
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .header("Authorization", "Bearer " + tokens.apply(user)));
  }

  /** Every message that was delivered to the address. */
  JsonNode mails(String address) throws IOException, InterruptedException {
    return read(HttpRequest.newBuilder(URI.create(mailApi + "/messages?to=" + address)));
  }

  private static JsonNode read(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var answer =
        HTTP.send(
            request.timeout(Duration.ofSeconds(10)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : MissingNode.getInstance();
  }
}
