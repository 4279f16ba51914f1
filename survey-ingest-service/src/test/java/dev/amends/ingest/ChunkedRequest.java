package dev.amends.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request of unannounced length, byte by byte as it goes over the wire. */
final class ChunkedRequest implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final BufferedInputStream in;

  ChunkedRequest(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** What the server answered. */
  record Answer(int status, String headers, String body) {}

  /**
   * @param authorization null for a stranger
   */
  ChunkedRequest head(String path, String authorization) throws IOException {
    return write(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + (authorization == null ? "" : "Authorization: " + authorization + "\r\n")
            + "Transfer-Encoding: chunked\r\n\r\n");
  }

  ChunkedRequest chunk(String text) throws IOException {
    var length = text.getBytes(StandardCharsets.UTF_8).length;
    return write(Integer.toHexString(length) + "\r\n" + text + "\r\n");
  }

  ChunkedRequest end() throws IOException {
    return write("0\r\n\r\n");
  }

  Answer answer() throws IOException {
    var headers = new StringBuilder();
    while (headers.indexOf("\r\n\r\n") < 0) {
      var next = in.read();
      if (next < 0) {
        throw new IOException("The server closed the connection without a word: " + headers);
      }
      headers.append((char) next);
    }
    var head = headers.toString();
    var body = in.readNBytes(contentLength(head));
    return new Answer(
        Integer.parseInt(head.substring(9, 12)), head, new String(body, StandardCharsets.UTF_8));
  }

  private static int contentLength(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase().startsWith("content-length:"))
        .map(line -> Integer.parseInt(line.substring(15).trim()))
        .findFirst()
        .orElse(0);
  }

  private ChunkedRequest write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    return this;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
