package dev.amends.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Loopback ports: which is free, which is taken. */
public final class Ports {

  private static final int CONNECT_MILLIS = 300;

  /**
   * Below what Linux gives to connections and to whoever asks for any port: a port that was found
   * free is then not taken by chance before it is used.
   */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_000;

  private Ports() {}

  public static int free() {
    return free(1).getFirst();
  }

  /** That many different ones, chosen at random. */
  public static List<Integer> free(int count) {
    var held = new ArrayList<ServerSocket>();
    try {
      while (held.size() < count) {
        hold(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST)).ifPresent(held::add);
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      held.forEach(Ports::release);
    }
  }

  private static Optional<ServerSocket> hold(int port) {
    try {
      return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    } catch (IOException taken) {
      return Optional.empty();
    }
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Somebody answers there: on either loopback address, because "localhost" may mean both. */
  public static boolean taken(int port) {
    return answers("127.0.0.1", port) || answers("::1", port);
  }

  private static boolean answers(String host, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getByName(host), port), CONNECT_MILLIS);
      return true;
    } catch (IOException nobodyThere) {
      return false;
    }
  }
}
