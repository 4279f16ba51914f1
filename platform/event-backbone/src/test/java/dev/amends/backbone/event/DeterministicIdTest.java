package dev.amends.backbone.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeterministicIdTest {

  @Test
  void theSameCauseAlwaysGetsTheSameId() {
    assertEquals(
        UUID.fromString("2845551f-c90f-5962-907b-20663a629acc"),
        DeterministicId.of("typeform-se", "resp-123"));
  }

  @Test
  void theIdIsOfVersionFive() {
    assertEquals(5, DeterministicId.of("a").version());
  }

  @Test
  void partsDoNotRunIntoEachOther() {
    assertNotEquals(DeterministicId.of("a", "bc"), DeterministicId.of("ab", "c"));
  }

  @Test
  void anEffectIsNamedByItsCauseAndType() {
    var cause = DeterministicId.of("cause");
    assertEquals(DeterministicId.causedBy(cause, "x"), DeterministicId.causedBy(cause, "x"));
    assertNotEquals(DeterministicId.causedBy(cause, "x"), DeterministicId.causedBy(cause, "y"));
  }
}
