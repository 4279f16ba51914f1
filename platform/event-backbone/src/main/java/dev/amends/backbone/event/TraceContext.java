package dev.amends.backbone.event;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** W3C trace context (version 00), carried from the HTTP request through every event it causes. */
public final class TraceContext {

  private static final Pattern TRACEPARENT =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private TraceContext() {}

  /** The caller's trace context if it is valid, else a new one. */
  public static String continueOrStart(String traceparent) {
    return traceparent != null && TRACEPARENT.matcher(traceparent).matches()
        ? traceparent
        : start();
  }

  /**
   * The 32 hexadecimal digits by which logs of all services can be searched, or "-" without a
   * trace.
   */
  public static String traceId(String traceparent) {
    return traceparent == null ? "-" : traceparent.substring(3, 35);
  }

  private static String start() {
    var random = ThreadLocalRandom.current();
    var hex = HexFormat.of();
    // An all-zero id is invalid by the specification; the lowest bit set rules it out.
    return "00-"
        + hex.toHexDigits(random.nextLong())
        + hex.toHexDigits(random.nextLong() | 1)
        + "-"
        + hex.toHexDigits(random.nextLong() | 1)
        + "-01";
  }
}
