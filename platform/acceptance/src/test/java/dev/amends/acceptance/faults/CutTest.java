package dev.amends.acceptance.faults;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CutTest {

  @Test
  void whatIsSentIntoACutLineArrivesWhenItIsMended() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var line = Cut.to(server.getLocalPort());
      try (var client = new Socket(InetAddress.getLoopbackAddress(), line.port());
          var behind = server.accept()) {
        client.getOutputStream().write('a');
        assertEquals('a', behind.getInputStream().read());

        line.cut();
        client.getOutputStream().write('b');
        // The line has taken it and holds it back.
        await().until(line::holdsBack);
        assertEquals(0, behind.getInputStream().available());

        line.mend();
        client.getOutputStream().write('c');
        assertArrayEquals(new byte[] {'b', 'c'}, behind.getInputStream().readNBytes(2));
      }
    }
  }
}
