package dev.amends.localstack.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void freePortsAreDifferentAndNotAmongThoseThatLinuxGivesToConnections() {
    var ports = Ports.free(100);

    assertEquals(100, Set.copyOf(ports).size());
    assertTrue(ports.stream().allMatch(port -> port < 32_768), ports.toString());
    assertFalse(ports.stream().anyMatch(Ports::taken));
  }
}
