package dev.amends.ingest.surveys.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.amends.backbone.event.EventJson;
import dev.amends.ingest.FixedTime;
import dev.amends.ingest.surveys.application.SurveyEvents.Type;
import dev.amends.ingest.surveys.domain.Conversation;
import dev.amends.ingest.surveys.domain.TestSurveys;
import dev.amends.localstack.testing.ContractFolder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SurveyEventsTest {

  private final ContractFolder contracts = ContractFolder.ofProject();

  @ParameterizedTest
  @EnumSource
  void whatHappensKeepsTheContract(Type type) {
    assertEquals(List.of(), violations(type, TestSurveys.conversation(0, "C-42")));
    assertEquals(List.of(), violations(type, TestSurveys.conversation(0, null)));
  }

  @Test
  void whoIsEligibleHasNoConversationYet() {
    var conversation = TestSurveys.conversation(0, "C-42");
    var event =
        SurveyEvents.eligible(
            conversation.id(), conversation.survey(), "C-42", null, FixedTime.NOW);
    assertEquals(
        List.of(),
        contracts.violations(SurveyEvents.TOPIC, Type.ELIGIBLE.eventType(), event.data()));
    assertEquals("dev.amends.survey.eligible.v1", event.meta().type());
    assertEquals("C-42", event.meta().customerId());
  }

  @Test
  void itHappensOnceToAConversation() {
    var conversation = TestSurveys.conversation(0, "C-42");
    var once = SurveyEvents.of(Type.ANSWERED, conversation, FixedTime.NOW);
    var again = SurveyEvents.of(Type.ANSWERED, conversation, FixedTime.NOW.plusSeconds(5));
    assertEquals(once.meta().id(), again.meta().id());
    assertNotEquals(
        once.meta().id(), SurveyEvents.of(Type.DECLINED, conversation, FixedTime.NOW).meta().id());
  }

  @Test
  void theDeliveryTellsWhatIsAskedForAndTheOthersDoNot() throws IOException {
    for (var type : Type.values()) {
      var event = SurveyEvents.of(type, TestSurveys.conversation(0, "C-42"), FixedTime.NOW).data();
      assertEquals(
          type == Type.DELIVERED ? "nps" : null,
          EventJson.MAPPER.readTree(event).path("outcome").textValue());
    }
  }

  @Test
  void whoIsNotKnownHasTheSameIdAsInTheResponses() {
    assertEquals(
        "anon:survey:delivery:00000000-0000-0000-0000-000000000000",
        SurveyEvents.of(Type.INVITED, TestSurveys.conversation(0, null), FixedTime.NOW)
            .meta()
            .customerId());
  }

  private List<String> violations(Type type, Conversation conversation) {
    var event = SurveyEvents.of(type, conversation, FixedTime.NOW);
    return contracts.violations(SurveyEvents.TOPIC, type.eventType(), event.data());
  }
}
