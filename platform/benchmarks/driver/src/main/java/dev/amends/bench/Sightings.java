package dev.amends.bench;

import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Asks over REST for the case of a customer until it is there. Questions are work too, so the first
 * one is asked when four fifths of the wait of the one seen last have passed, and the pause between
 * two of them is 5 % of the wait: asking costs little and blurs little.
 *
 * <p>After {@value #LONGEST_SECONDS} s a case counts as seen then, asked for or not. That is kind
 * to the side that is so slow, and keeps the measurement from lasting as long as its backlog.
 */
final class Sightings implements AutoCloseable {

  private static final int LONGEST_SECONDS = 20;
  private static final long LONGEST_NANOS = Duration.ofSeconds(LONGEST_SECONDS).toNanos();
  private static final int BLUR = 20;

  /** Asking more often, the questions were more work than the responses. */
  private static final long SHORTEST_PAUSE_MILLIS = 10;

  private static final int CONNECTIONS = 64;

  private static final double FIRST_QUESTION = 0.8;

  /** For one answer; then the question is asked again. */
  private static final long PATIENCE_MILLIS = 5_000;

  private final Vertx vertx;
  private final HttpClient client;
  private final int port;
  private final String token;
  private final Histogram latency = new ConcurrentHistogram(LONGEST_NANOS, 3);
  private final CountDownLatch expected;

  /** How long the one seen last took to be there, in nanoseconds; only of the event loop. */
  private long lastWait;

  Sightings(Vertx vertx, int port, String token, int expected) {
    this.vertx = vertx;
    this.client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    this.port = port;
    this.token = token;
    this.expected = new CountDownLatch(expected);
  }

  /**
   * @param intended when the response was to be posted, of {@link System#nanoTime}
   */
  void lookFor(String customerId, long intended) {
    // Whoever calls may be on an event loop of another Vert.x.
    vertx.runOnContext(
        now -> {
          var first = intended + (long) (FIRST_QUESTION * lastWait) - System.nanoTime();
          vertx.setTimer(Math.max(1, first / 1_000_000), timer -> ask(customerId, intended, true));
        });
  }

  private void ask(String customerId, long intended, boolean first) {
    client
        .request(
            new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(port)
                .setTimeout(PATIENCE_MILLIS)
                .setURI("/api/recovery/cases?customerId=" + customerId)
                .putHeader("Authorization", "Bearer " + token))
        .compose(request -> request.send())
        .compose(response -> response.body())
        .onComplete(
            answer -> {
              var waited = System.nanoTime() - intended;
              if (waited >= LONGEST_NANOS || isThere(answer)) {
                latency.recordValue(Math.min(waited, LONGEST_NANOS));
                // Whoever is there at the first question may have been there for long.
                lastWait = first ? waited / 2 : waited;
                expected.countDown();
              } else {
                var pause = Math.max(SHORTEST_PAUSE_MILLIS, waited / BLUR / 1_000_000);
                vertx.setTimer(pause, timer -> ask(customerId, intended, false));
              }
            });
  }

  private static boolean isThere(AsyncResult<Buffer> answer) {
    return answer.succeeded() && answer.result().toString().contains("\"state\":\"open\"");
  }

  /** Returns when all have been seen, or cannot be seen in time any more. */
  Histogram all() throws InterruptedException {
    if (!expected.await(LONGEST_NANOS + PATIENCE_MILLIS * 1_000_000, TimeUnit.NANOSECONDS)) {
      latency.recordValueWithCount(LONGEST_NANOS, expected.getCount());
    }
    return latency;
  }

  @Override
  public void close() {
    client.close();
  }
}
