package dev.amends.ingest.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.amends.ingest.verdict.Json.Unreadable;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryBodyTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MediaType FORM = MediaType.APPLICATION_FORM_URLENCODED_TYPE;

  @Test
  void bracketsInAFormAreObjectsInObjects() throws Unreadable, IOException {
    assertEquals(
        JSON.readTree(
            "{\"response\": {\"id\": \"1\", \"end_user\": {\"plan\": \"Web App\"}}, \"event\": \"created\"}"),
        DeliveryBody.read(
            bytes("response[id]=1&response[end_user][plan]=Web%20App&event=created"),
            FORM,
            List.of()));
  }

  @Test
  void ofAFormWithASignedFieldOnlyThatFieldCounts() throws Unreadable, IOException {
    var form = bytes("HMAC=ab&MSG=%7B%22ResponseID%22%3A%22R_1%22%7D&MSG[ResponseID]=R_9&Topic=x");
    assertEquals(
        JSON.readTree("{\"MSG\": {\"ResponseID\": \"R_1\"}}"),
        DeliveryBody.signed(form, FORM, "MSG"));
  }

  @Test
  void jsonThatIsAFormAsWellIsNoSignedForm() {
    var both = bytes("{\"x\": \"&HMAC=ab&MSG=%7B%7D&\", \"MSG\": {\"ResponseID\": \"R_9\"}}");
    assertThrows(
        Unreadable.class, () -> DeliveryBody.signed(both, MediaType.APPLICATION_JSON_TYPE, "MSG"));
  }

  @Test
  void aFormThatNestsTooDeepOrIsBrokenIsUnreadable() {
    assertThrows(
        Unreadable.class,
        () -> DeliveryBody.read(bytes("a[b][c][d][e][f][g][h][i]=1"), FORM, List.of()));
    assertThrows(Unreadable.class, () -> DeliveryBody.read(bytes("a=%zz"), FORM, List.of()));
  }

  @Test
  void wordsThatDoNotFitTogetherAreCutAndTheScoresStay() throws IOException {
    var long1 = JSON.createObjectNode().put("comment", "a".repeat(6_000)).put("occurredAt", "t1");
    var long2 = JSON.createObjectNode().put("comment", "b".repeat(6_000));
    long2.putObject("scores").put("nps", 3);
    var at = Instant.parse("2026-05-01T08:00:00Z");
    var merged =
        MergedAnswers.of(
            List.of(new MergedAnswers.Kept(long1, at), new MergedAnswers.Kept(long2, at)));
    assertEquals(10_000, merged.path("comment").textValue().length());
    assertEquals(3, merged.at("/scores/nps").asInt());
    assertEquals("t1", merged.path("occurredAt").textValue());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
