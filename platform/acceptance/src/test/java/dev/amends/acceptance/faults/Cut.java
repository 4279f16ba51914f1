package dev.amends.acceptance.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A line between two parts that can be cut. While it is cut, connections stay open and nothing
 * comes through; what was on its way arrives when it is mended, as over a network.
 */
public final class Cut {

  private static final int BUFFER = 65_536;

  private final ServerSocket entrance;
  private final int exit;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition mended = lock.newCondition();
  private boolean cut;
  private int heldBack;

  private Cut(ServerSocket entrance, int exit) {
    this.entrance = entrance;
    this.exit = exit;
  }

  /** A line from a free port of its own to the given one. */
  public static Cut to(int port) {
    try {
      var line = new Cut(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), port);
      Thread.ofVirtual().start(line::accept);
      return line;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public int port() {
    return entrance.getLocalPort();
  }

  void cut() {
    set(true);
  }

  void mend() {
    set(false);
  }

  /** Whether something waits for the line to be mended. */
  boolean holdsBack() {
    lock.lock();
    try {
      return cut && heldBack > 0;
    } finally {
      lock.unlock();
    }
  }

  private void set(boolean now) {
    lock.lock();
    try {
      cut = now;
      mended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void awaitMended() {
    lock.lock();
    try {
      heldBack++;
      while (cut) {
        mended.awaitUninterruptibly();
      }
    } finally {
      heldBack--;
      lock.unlock();
    }
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        var from = entrance.accept();
        Thread.ofVirtual().start(() -> connect(from));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void connect(Socket from) {
    awaitMended();
    try {
      var to = new Socket(InetAddress.getLoopbackAddress(), exit);
      to.setTcpNoDelay(true);
      from.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> pump(from, to));
      pump(to, from);
    } catch (IOException nobodyThere) {
      close(from);
    }
  }

  private void pump(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      var buffer = new byte[BUFFER];
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitMended();
        out.write(buffer, 0, read);
      }
    } catch (IOException gone) {
      // Either end has closed; so does the other.
    }
    close(from);
    close(to);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed either way.
    }
  }
}
