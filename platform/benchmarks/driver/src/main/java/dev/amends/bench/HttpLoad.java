package dev.amends.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Posts to one endpoint over kept connections, from one event loop: it has to cost little. */
final class HttpLoad implements AutoCloseable {

  private static final long LONGEST_NANOS = Duration.ofMinutes(2).toNanos();
  private static final int PRECISION = 3;
  private static final int OPEN_CONNECTIONS = 512;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final HttpClient client =
      vertx.createHttpClient(
          new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(OPEN_CONNECTIONS));
  private final RequestOptions target;

  HttpLoad(int port, String path, String token) {
    target =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setHost("127.0.0.1")
            .setPort(port)
            .setURI(path)
            .putHeader("Authorization", "Bearer " + token)
            .putHeader("Content-Type", "application/json");
  }

  /**
   * What came of a load.
   *
   * @param latency from the intended start to the whole answer, nanoseconds
   */
  record Outcome(long answered, double seconds, Histogram latency) {
    double rate() {
      return answered / seconds;
    }

    double millisAt(double percentile) {
      return latency.getValueAtPercentile(percentile) / 1e6;
    }
  }

  /** As many as go through, with the given number always under way. */
  Outcome closed(Supplier<Buffer> bodies, int underWay, Duration time) throws InterruptedException {
    var run = new Run();
    var end = System.nanoTime() + time.toNanos();
    var loops = new CountDownLatch(underWay);
    var start = System.nanoTime();
    for (var i = 0; i < underWay; i++) {
      next(run, bodies, end, loops);
    }
    await(loops, time);
    return run.outcome(start);
  }

  private void next(Run run, Supplier<Buffer> bodies, long end, CountDownLatch loops) {
    var intended = System.nanoTime();
    if (intended >= end) {
      loops.countDown();
      return;
    }
    post(run, bodies.get(), intended, () -> next(run, bodies, end, loops));
  }

  /** {@code rate} a second whether or not the earlier ones have been answered. */
  Outcome open(Supplier<Buffer> bodies, int rate, Duration time) throws InterruptedException {
    var run = new Run();
    var count = rate * time.toMillis() / 1000;
    var answers = new CountDownLatch(Math.toIntExact(count));
    var start = System.nanoTime();
    var sent = new AtomicLong();
    vertx.setPeriodic(
        1,
        timer -> {
          var due = Math.min(count, (System.nanoTime() - start) * rate / 1_000_000_000L);
          while (sent.get() < due) {
            var intended = start + sent.getAndIncrement() * 1_000_000_000L / rate;
            post(run, bodies.get(), intended, answers::countDown);
          }
          if (sent.get() >= count) {
            vertx.cancelTimer(timer);
          }
        });
    await(answers, time);
    return run.outcome(start);
  }

  private void post(Run run, Buffer body, long intended, Runnable then) {
    client
        .request(target)
        .compose(request -> request.send(body))
        .compose(
            response -> response.body().map(answer -> response.statusCode() < 300 ? null : answer))
        .onComplete(
            result -> {
              if (result.failed() || result.result() != null) {
                run.refuse(result.failed() ? result.cause().toString() : "" + result.result());
              } else {
                run.latency.recordValue(
                    Math.min(LONGEST_NANOS, Math.max(0, System.nanoTime() - intended)));
              }
              then.run();
            });
  }

  private static void await(CountDownLatch latch, Duration time) throws InterruptedException {
    if (!latch.await(time.toMillis() + LONGEST_NANOS / 1_000_000, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("Requests were never answered");
    }
  }

  private static final class Run {
    private final Histogram latency = new ConcurrentHistogram(LONGEST_NANOS, PRECISION);
    private volatile String refusal;

    void refuse(String why) {
      refusal = why;
    }

    /** A refused request makes the whole figure worthless. */
    Outcome outcome(long start) {
      if (refusal != null) {
        throw new IllegalStateException("A request failed: " + refusal);
      }
      return new Outcome(latency.getTotalCount(), (System.nanoTime() - start) / 1e9, latency);
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
