package dev.amends.acceptance.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.amends.acceptance.faults.Customer.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A steady stream of answers from several senders. A sender has customers of its own and sends an
 * answer again until it is acknowledged, so that in the end nothing is in doubt and the order of a
 * customer's answers is the order of their acknowledgements.
 */
final class Load {

  private static final int SENDERS = 8;
  private static final int CUSTOMERS_EACH = 36;

  /** Answers a second, of all senders together. */
  private static final int RATE = 40;

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration ENDS_WITHIN = Duration.ofMinutes(1);
  private static final Duration BEFORE_THE_NEXT_TRY = Duration.ofMillis(200);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final URI address;
  private final Supplier<String> token;
  private final String source;
  private final List<Sender> senders = new ArrayList<>();
  private final Queue<Long> acknowledgements = new ConcurrentLinkedQueue<>();
  private final Map<String, String> receipts = new ConcurrentHashMap<>();
  private volatile boolean running = true;

  Load(String baseUrl, Supplier<String> token, String source, long seed) {
    this.address = URI.create(baseUrl + "/api/feedback");
    this.token = token;
    this.source = source;
    for (var number = 0; number < SENDERS; number++) {
      senders.add(new Sender(number, new Random(seed * 31 + number)));
    }
  }

  void start() {
    senders.forEach(sender -> sender.start());
  }

  /**
   * Returns when everything that was begun is acknowledged.
   *
   * @throws AssertionError if it is not within a minute, or if a sender was answered as it never
   *     should be
   */
  void stop() throws InterruptedException {
    running = false;
    for (var sender : senders) {
      if (!sender.thread.join(ENDS_WITHIN)) {
        throw new AssertionError("An answer is still not acknowledged " + ENDS_WITHIN + " later");
      }
      if (sender.failure != null) {
        throw new AssertionError("A sender gave up", sender.failure);
      }
    }
  }

  /** Every acknowledged answer, each customer's in order. */
  List<Answer> acknowledged() {
    return senders.stream().flatMap(sender -> sender.acknowledged.stream()).toList();
  }

  /** The receipt of each response, by its external id. */
  Map<String, String> receipts() {
    return Map.copyOf(receipts);
  }

  boolean acknowledgedSince(long moment) {
    return acknowledgements.stream().anyMatch(at -> at > moment);
  }

  /** The longest time without an acknowledgement between two moments of {@link System#nanoTime}. */
  Duration longestPause(long from, long to) {
    var longest = 0L;
    var last = from;
    for (var at : acknowledgements) {
      if (at > from && at <= to) {
        longest = Math.max(longest, at - last);
        last = at;
      }
    }
    return Duration.ofNanos(Math.max(longest, to - last));
  }

  private final class Sender {
    private final Random random;
    private final List<Customer> customers = new ArrayList<>();
    private final Map<Customer, List<Answer>> said = new HashMap<>();
    private final List<Answer> acknowledged = new ArrayList<>();
    private Thread thread;
    private volatile Throwable failure;

    Sender(int number, Random random) {
      this.random = random;
      for (var i = 0; i < CUSTOMERS_EACH; i++) {
        var kind = Kind.values()[i % Kind.values().length];
        customers.add(new Customer(source + "-" + number + "-" + i, kind));
      }
    }

    /** What goes wrong on a thread of its own must not stay there. */
    void start() {
      thread =
          Thread.ofVirtual()
              .uncaughtExceptionHandler((dead, why) -> failure = why)
              .start(this::send);
    }

    private void send() {
      var interval = Duration.ofSeconds(SENDERS).dividedBy(RATE).toNanos();
      var next = System.nanoTime();
      while (running) {
        var answer = next();
        while (!accepted(answer)) {
          LockSupport.parkNanos(BEFORE_THE_NEXT_TRY.toNanos());
        }
        acknowledgements.add(System.nanoTime());
        acknowledged.add(answer);
        next = Math.max(next + interval, System.nanoTime() - interval);
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }

    private Answer next() {
      var customer = customers.get(random.nextInt(customers.size()));
      var earlier = said.computeIfAbsent(customer, c -> new ArrayList<>());
      var answer =
          switch (customer.kind()) {
            case UNHAPPY -> unhappy(customer, earlier);
            case FAN -> new Answer(customer, count(earlier) + 1, 1, 9 + random.nextInt(2));
            case LUKEWARM -> new Answer(customer, count(earlier) + 1, 1, 7 + random.nextInt(2));
            case MISTAKEN -> mistaken(customer, earlier);
          };
      if (earlier.isEmpty() || !earlier.contains(answer)) {
        earlier.add(answer);
      }
      return answer;
    }

    private Answer unhappy(Customer customer, List<Answer> earlier) {
      return !earlier.isEmpty() && random.nextInt(4) == 0
          ? correction(earlier.get(random.nextInt(earlier.size())), 7)
          : new Answer(customer, count(earlier) + 1, 1, random.nextInt(7));
    }

    /** One answer, its correction, and the correction again and again. */
    private Answer mistaken(Customer customer, List<Answer> earlier) {
      return earlier.isEmpty() ? new Answer(customer, 1, 1, 3) : new Answer(customer, 1, 2, 9);
    }

    /** Another score below the bound; content that came before would be the same event again. */
    private Answer correction(Answer known, int bound) {
      var revisions =
          said.get(known.customer()).stream().filter(a -> a.number() == known.number()).toList();
      for (var nps = 0; nps < bound; nps++) {
        var candidate = nps;
        if (revisions.stream().noneMatch(a -> a.nps() == candidate)) {
          return new Answer(known.customer(), known.number(), revisions.size() + 1, nps);
        }
      }
      return known;
    }

    private static int count(List<Answer> answers) {
      return (int) answers.stream().mapToInt(Answer::number).distinct().count();
    }

    private boolean accepted(Answer answer) {
      try {
        var request =
            HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.get())
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofByteArray(
                        JSON.writeValueAsBytes(answer.event(source))))
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        var status = response.statusCode();
        if (status >= 400 && status < 500 && status != 401 && status != 429) {
          throw new AssertionError("A good answer was refused with " + status);
        }
        if (status != 202) {
          return false;
        }
        var receipt = JSON.readTree(response.body()).path("receiptId").asText();
        var before = receipts.put(answer.externalId(), receipt);
        if (before != null && !before.equals(receipt)) {
          throw new AssertionError(answer + " was given two receipts");
        }
        return true;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
