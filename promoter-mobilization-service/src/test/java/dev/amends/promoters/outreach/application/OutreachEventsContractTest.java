package dev.amends.promoters.outreach.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.amends.backbone.erasure.ErasureConfirmed;
import dev.amends.backbone.event.EventMeta;
import dev.amends.backbone.event.OutgoingEvent;
import dev.amends.promoters.TestClock;
import dev.amends.promoters.contract.Contracts;
import dev.amends.promoters.outreach.domain.Language;
import dev.amends.promoters.outreach.domain.Outreach;
import dev.amends.promoters.outreach.domain.Reason;
import dev.amends.promoters.outreach.domain.Response;
import dev.amends.promoters.outreach.domain.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * All that this service can say is as the contract has it, and nothing in the contract is missing.
 */
class OutreachEventsContractTest {

  private static final Instant NOW = TestClock.NOON;
  private static final Instant LATE = NOW.plus(Duration.ofSeconds(3));

  private final JsonSchemaFactory schemas =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  @Test
  void everythingThatCanBeSaidFitsItsSchema() throws IOException {
    for (var event : everythingThatCanBeSaid()) {
      assertEquals(Set.of(), problems(event), event.meta().type());
    }
  }

  @Test
  void everyTypeOfTheContractIsSaid() throws IOException {
    var said =
        everythingThatCanBeSaid().stream()
            .map(event -> event.meta().type().replace("dev.amends.", "") + ".schema.json")
            .collect(Collectors.toCollection(HashSet::new));
    var contract =
        Contracts.schemas("amends.outreach.v1").stream()
            .map(file -> file.getFileName().toString())
            .collect(Collectors.toSet());

    said.add("customer.erasure-confirmed.v1.schema.json");
    assertEquals(contract, said);
  }

  @Test
  void aConfirmedErasureFitsItsSchema() throws IOException {
    var meta =
        new EventMeta(
            Samples.RECEIPT, ErasureConfirmed.TYPE, "/promoters", NOW, "C-42", null, null, null);
    var data = new ErasureConfirmed("C-42", 1, "promoter-mobilization", NOW);
    assertEquals(Set.of(), problems(OutgoingEvent.of(OutreachEvents.TOPIC, meta, data)));
  }

  @Test
  void nothingIsSaidOfAMessageWhoseCustomerWasErased() {
    var erased =
        new Response(
            Samples.RECEIPT,
            1,
            Response.NOBODY,
            false,
            false,
            NOW,
            9,
            false,
            false,
            null,
            0,
            null,
            null,
            false);
    var sent = Outreach.consider("thank-you", erased, NOW).sent(NOW);
    assertEquals(Optional.empty(), OutreachEvents.of(sent, Language.SV));
  }

  private Set<String> problems(OutgoingEvent event) throws IOException {
    var name = event.meta().type().replace("dev.amends.", "") + ".schema.json";
    var file =
        Contracts.schemas("amends.outreach.v1").stream()
            .filter(each -> each.getFileName().toString().equals(name))
            .findFirst()
            .orElseThrow();
    var data = new String(event.data(), StandardCharsets.UTF_8);
    return schemas
        .getSchema(Files.readString(file))
        .validate(
            data,
            InputFormat.JSON,
            context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
        .stream()
        .map(Object::toString)
        .collect(Collectors.toSet());
  }

  private static List<OutgoingEvent> everythingThatCanBeSaid() {
    var said = new ArrayList<OutgoingEvent>();
    for (var response : List.of(Samples.promoter(), Samples.history(), bare())) {
      var pending = Outreach.consider("thank-you", response, NOW);
      for (var language : Language.values()) {
        OutreachEvents.of(pending.sent(NOW), language).ifPresent(said::add);
        for (var reason : Reason.values()) {
          OutreachEvents.of(pending.suppress(reason, NOW), language).ifPresent(said::add);
        }
      }
    }
    var waiting = Outreach.consider("thank-you", Samples.promoter(), NOW);
    for (var reason : Reason.values()) {
      OutreachEvents.of(waiting.postpone(reason, LATE, LATE), Language.SV).ifPresent(said::add);
    }
    return said;
  }

  /** As little as an assessment may say. */
  private static Response bare() {
    return new Response(
        Samples.RECEIPT, 1, "C", false, false, NOW, null, false, false, null, 0, null, null, false);
  }
}
