package dev.amends.localstack.launcher;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.amends.localstack.process.StackFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreflightTest {

  @Test
  void aTakenPortIsNamedWithItsPurposeAndTheWayOut() {
    var failure =
        assertThrows(
            StackFailure.class,
            () -> Preflight.ports(List.of(StackPort.POSTGRES), Map.of(), port -> port == 15432));
    assertEquals(
        "Port 15432 is taken, and PostgreSQL needs it. Is Amends running already? Then 'make stop';"
            + " else free the port or choose another, e.g. 'make run AMENDS_PORT_POSTGRES=25432'.",
        failure.getMessage());
  }

  @Test
  void aPortMovedByTheEnvironmentIsTheOneThatIsLookedAt() {
    var moved = Map.of("AMENDS_PORT_POSTGRES", "25432");
    assertDoesNotThrow(
        () -> Preflight.ports(List.of(StackPort.POSTGRES), moved, port -> port == 15432));
  }

  @Test
  void aPortThatIsNoNumberIsSaidByName() {
    var failure =
        assertThrows(
            StackFailure.class, () -> StackPort.MAIL.in(Map.of("AMENDS_PORT_MAIL", "mail")));
    assertEquals("AMENDS_PORT_MAIL is 'mail', which is no port number.", failure.getMessage());
  }

  @Test
  void anOldJdkIsRefused() {
    var failure = assertThrows(StackFailure.class, () -> Preflight.javaVersion(21));
    assertEquals(
        "Amends needs JDK 25 or newer and runs on 21. Install one or point JAVA_HOME at it.",
        failure.getMessage());
    assertDoesNotThrow(() -> Preflight.javaVersion(25));
  }

  @Test
  void buildingTheConsoleNeedsNode20() {
    assertDoesNotThrow(() -> Preflight.node("v20.20.2\n"));
    assertEquals(
        "Building the console needs Node 20 or newer, found v18.19.0."
            + " Install it from your package manager or nodejs.org and try again.",
        assertThrows(StackFailure.class, () -> Preflight.node("v18.19.0")).getMessage());
    assertEquals(
        "Building the console needs Node 20 or newer, which is not installed."
            + " Install it from your package manager or nodejs.org and try again.",
        assertThrows(StackFailure.class, () -> Preflight.node("")).getMessage());
  }
}
