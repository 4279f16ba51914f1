package dev.amends.promoters.outreach.domain;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PermissionTest {

  private static final Instant JANUARY = Instant.parse("2026-01-10T08:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-10T08:00:00Z");

  @Test
  void noPermissionIsNoPermission() {
    assertFalse(given());
  }

  @Test
  void consentAndAnExistingRelationSuffice() {
    assertTrue(given(permission("consent", JANUARY, null)));
    assertTrue(given(permission("existing-customer", JANUARY, false)));
  }

  @Test
  void aLegitimateInterestDoesNotSuffice() {
    assertFalse(given(permission("legitimate-interest", JANUARY, null)));
  }

  @Test
  void anotherPurposeOrChannelDoesNotCount() {
    assertFalse(given(new Permission("referral", "email", "consent", JANUARY, null)));
    assertFalse(given(new Permission("marketing", "sms", "consent", JANUARY, null)));
  }

  @Test
  void aWithdrawalTakesBackWhatWasGivenBeforeOrAtTheSameTime() {
    assertFalse(given(permission("consent", JANUARY, true)));
    assertFalse(given(permission("consent", JANUARY, null), permission("consent", MARCH, true)));
    assertFalse(given(permission("consent", MARCH, null), permission("consent", MARCH, true)));
  }

  @Test
  void whatIsGivenAgainAfterAWithdrawalCounts() {
    assertTrue(given(permission("consent", JANUARY, true), permission("consent", MARCH, null)));
  }

  private static boolean given(Permission... permissions) {
    return Permission.given(List.of(permissions), "marketing", "email");
  }

  private static Permission permission(String basis, Instant at, Boolean withdrawn) {
    return new Permission("marketing", "email", basis, at, withdrawn);
  }
}
