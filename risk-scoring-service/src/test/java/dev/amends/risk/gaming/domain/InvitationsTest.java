package dev.amends.risk.gaming.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InvitationsTest {

  @Test
  void theTeaTastersTableHasFishersP() {
    // Three of four cups right: (1 + 16 + 16 + 1) / 70 of the tables are as unlikely.
    assertEquals(34 / 70.0, new Invitations(4, 3, 4, 1).p(), 1e-12);
    assertEquals(2 / 70.0, new Invitations(4, 4, 4, 0).p(), 1e-12);
  }

  @Test
  void theSideToWhichInvitationsAreSkewedDoesNotMatter() {
    assertEquals(new Invitations(40, 2, 40, 9).p(), new Invitations(40, 38, 40, 31).p(), 1e-12);
  }

  @Test
  void equalSharesAreNoReason() {
    assertEquals(1, new Invitations(50, 5, 100, 10).p(), 1e-12);
    assertEquals(1, new Invitations(50, 0, 100, 0).p(), 1e-12);
  }
}
