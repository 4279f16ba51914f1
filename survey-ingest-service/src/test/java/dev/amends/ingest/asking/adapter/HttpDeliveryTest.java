package dev.amends.ingest.asking.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.amends.mail.Delivery;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDeliveryTest {

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204})
  void aYesIsAYes(int status) {
    assertEquals(new Delivery.Accepted(), HttpDelivery.judge(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 410, 422})
  void whatSpeaksOfTheAddressRefusesIt(int status) {
    assertEquals(new Delivery.Refused("Code " + status), HttpDelivery.judge(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 401, 402, 403, 429})
  void whatSpeaksOfUsIsTriedAgain(int status) {
    assertEquals(new Delivery.NotAccepted("Code " + status), HttpDelivery.judge(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void aBrokenServerMayHaveTakenIt(int status) {
    assertEquals(new Delivery.Unknown("Code " + status), HttpDelivery.judge(status));
  }

  @Test
  void withoutTheLastStepNothingIsSent() {
    // Port 1 would refuse the connection, which is another answer.
    var request = HttpRequest.newBuilder(URI.create("http://localhost:1/")).build();
    assertEquals(
        new Delivery.NotAccepted("The message must not go any more"),
        HttpDelivery.send("m", request, () -> false));
    assertEquals(
        new Delivery.NotAccepted("ConnectException"), HttpDelivery.send("m", request, () -> true));
  }
}
