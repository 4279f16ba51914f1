package dev.amends.ingest.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.ingest.FixedTime;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

  private static final Instant NOW = FixedTime.NOW;
  private final KeyText current = KeyText.invent(KeyText.newId());
  private final KeyText former = KeyText.invent(current.id());

  @Test
  void aKeyIsReadAsItIsWritten() {
    assertEquals(Optional.of(current), KeyText.read(current.text()));
    assertNotEquals(KeyText.invent("a").secret(), KeyText.invent("a").secret());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "amk_", "amk_short_secret", "eyJhbGciOi.eyJz.c2ln", "AMK_abc"})
  void otherTokensAreNoKeys(String token) {
    assertEquals(Optional.empty(), KeyText.read(token));
  }

  @Test
  void itOpensWithItsSecretAndNoOther() {
    assertTrue(key(null, null).opensWith(current.hash(), NOW));
    assertFalse(key(null, null).opensWith(former.hash(), NOW));
  }

  @Test
  void theFormerSecretIsGoodUntilItsTime() {
    var rotated = key(NOW.plusSeconds(60), null);
    assertTrue(rotated.opensWith(former.hash(), NOW.plusSeconds(59)));
    assertFalse(rotated.opensWith(former.hash(), NOW.plusSeconds(60)));
    assertTrue(rotated.opensWith(current.hash(), NOW.plusSeconds(60)));
  }

  @Test
  void nothingOpensWhatHasExpired() {
    var expiring = key(NOW.plusSeconds(600), NOW.plusSeconds(60));
    assertTrue(expiring.opensWith(current.hash(), NOW.plusSeconds(59)));
    assertFalse(expiring.opensWith(current.hash(), NOW.plusSeconds(60)));
    assertFalse(expiring.opensWith(former.hash(), NOW.plusSeconds(60)));
  }

  @Test
  void aScopeCoversItsAddressesAndNoneThatOnlyBeginLikeThem() {
    assertTrue(Scope.FEEDBACK.covers("/api/feedback"));
    assertTrue(Scope.FEEDBACK.covers("/api/feedback/batch"));
    assertFalse(Scope.FEEDBACK.covers("/api/feedbackish"));
    assertFalse(Scope.FEEDBACK.covers("/api/customers/batch"));
  }

  private ApiKey key(Instant formerUntil, Instant expiresAt) {
    return new ApiKey(
        current.id(),
        "erp",
        Set.of(Scope.FEEDBACK),
        null,
        current.hash(),
        formerUntil == null ? null : former.hash(),
        formerUntil,
        NOW,
        "admin",
        null,
        expiresAt);
  }
}
