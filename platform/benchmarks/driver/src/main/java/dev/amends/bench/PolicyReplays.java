package dev.amends.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.amends.bench.Result.Bound;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A policy tried on stored responses by a service with a small heap, and what those notice that
 * come in meanwhile. The bound of the replay is absolute.
 */
final class PolicyReplays implements Section {

  private static final String MODULE = "risk-scoring-service";
  private static final String TOPIC = "amends.feedback.v1";
  private static final int RESPONSES = 1_000_000;
  private static final int SHORT_RESPONSES = 50_000;
  private static final double SECONDS = 60;
  private static final int ROUNDS = 3;
  private static final int LIVE_PER_SECOND = 500;
  private static final int LIVE_SECONDS = 15;
  private static final int WARM_RESPONSES = 20_000;
  private static final long LOOK_MILLIS = 50;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Three responses of each customer over a year, as long as real ones. */
  private static final String STORE =
      """
      insert into response
        (receipt_id, customer_id, feedback_id, revision, occurred_at, at_risk, feedback, assessment, evidence)
      select gen_random_uuid(), 'stored-' || n / 3, gen_random_uuid(), 1,
        timestamptz '2025-05-01' + n %% 365 * interval '1 day' + n %% 1440 * interval '1 minute', nps <= 6,
        jsonb_build_object('receiptId', gen_random_uuid(), 'source', 'bench', 'customerId', 'stored-' || n / 3, 'anonymous', false,
          'mode', 'live', 'touchpoint', 'delivery', 'journey', 'first-order', 'segment', 'consumer', 'channel', 'email',
          'scores', scores, 'comment', repeat(md5(n::text) || ' ', 5)),
        jsonb_build_object('receiptId', gen_random_uuid(), 'comment', repeat(md5(n::text) || ' ', 5), 'scores', scores,
          'contributions', jsonb_build_array(
            jsonb_build_object('feature', 'base', 'points', -1.8), jsonb_build_object('feature', 'nps', 'points', 1.6)),
          'text', jsonb_build_object('findings', (
            select jsonb_agg(jsonb_build_object('kind', 'topic', 'label', 'delivery', 'start', f, 'end', f + 5, 'strength', 0.5))
            from generate_series(1, 8) as f))),
        jsonb_build_object('scores', scores, 'earlier', 0,
          'words', jsonb_build_object('tone', (nps - 5) / 6.0, 'said', jsonb_build_array('anger', 'effort'), 'themes', '{"delivery": -0.4}'::jsonb),
          'about', jsonb_build_object('touchpoint', 'delivery', 'journey', 'first-order', 'segment', 'consumer', 'channel', 'email',
            'language', 'sv', 'source', 'bench', 'tags', jsonb_build_array('delivery-late')))
      from (
        select n, nps, jsonb_build_object('nps', nps, 'ces', 3 + n %% 5, 'expectation', 'met') as scores
        from (select n, (n * 2654435761 %% 11)::int as nps from generate_series(1, %d) as n) as drawn) as answered""";

  private static final String DELAY =
      """
      select extract(epoch from percentile_cont(0.99) within group (order by decided_at - accepted_at)) * 1000
      from decision where customer_id like ?""";

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public List<Result> measure(Lab lab, Effort effort, Progress progress) throws Exception {
    var responses = effort == Effort.SHORT ? SHORT_RESPONSES : RESPONSES;
    var schema = lab.schema("replay");
    var settings = lab.serviceSettings(lab.freePort(), schema);
    var port = Integer.parseInt(settings.get("QUARKUS_HTTP_PORT"));
    try (var app = App.small(lab, MODULE, port, settings);
        var database = lab.connect(schema);
        var http = HttpClient.newHttpClient()) {
      var service = new Service(http, "http://127.0.0.1:" + app.port(), lab.token("cx-lead"));
      progress.say("stores %,d responses".formatted(responses));
      store(database, responses);
      var live = new Live(lab, database, service, new ArrayList<>());
      live.warmUp();
      service.seconds();
      var seconds =
          Pairs.of(
              ROUNDS,
              () -> {
                var took = service.seconds();
                progress.say("a replay took %.1f s".formatted(took));
                return took;
              },
              () -> SECONDS);
      live.delay(false);
      var delays = Pairs.of(ROUNDS, () -> live.delay(true), () -> live.delay(false));
      return List.of(
          new Result(
              "replay of %,d stored responses with a heap of 256 MB".formatted(responses),
              "s",
              "the bound",
              seconds,
              Bound.atMost(1),
              null),
          new Result(
              "p99 to the decision at %d/s, replays beside it".formatted(LIVE_PER_SECOND),
              "ms",
              "without",
              delays,
              Bound.atMost(2),
              null));
    }
  }

  private static void store(Connection database, int responses) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(STORE.formatted(responses));
      statement.execute("vacuum analyze response");
    }
  }

  /** Responses that come in steadily, with or without replays one after the other. */
  private record Live(Lab lab, Connection database, Service service, List<String> runs) {

    void warmUp() throws SQLException, InterruptedException {
      var crowd = new Crowd("warm", WARM_RESPONSES);
      crowd.produce(lab.bootstrapServers(), TOPIC);
      awaitDecided(crowd);
    }

    /** Milliseconds from the acceptance of a response to the transaction that decides it, p99. */
    double delay(boolean withReplays) throws Exception {
      var run = "live" + runs.size();
      runs.add(run);
      var crowd = new Crowd(run, LIVE_PER_SECOND * LIVE_SECONDS);
      var sent =
          CompletableFuture.runAsync(
              () -> crowd.trickle(lab.bootstrapServers(), TOPIC, LIVE_PER_SECOND));
      while (withReplays && !sent.isDone()) {
        service.seconds();
      }
      sent.join();
      awaitDecided(crowd);
      try (var select = database.prepareStatement(DELAY)) {
        select.setString(1, run + "-%");
        try (var row = select.executeQuery()) {
          row.next();
          return row.getDouble(1);
        }
      }
    }

    private void awaitDecided(Crowd crowd) throws SQLException, InterruptedException {
      try (var count =
          database.prepareStatement("select count(*) from decision where customer_id like ?")) {
        count.setString(1, crowd.run() + "-%");
        while (true) {
          try (var row = count.executeQuery()) {
            row.next();
            if (row.getInt(1) == crowd.responses()) {
              return;
            }
          }
          Thread.sleep(LOOK_MILLIS);
        }
      }
    }
  }

  private record Service(HttpClient http, String address, String token) {

    /** From asking for a replay to its outcome. */
    double seconds() throws IOException, InterruptedException {
      var began = System.nanoTime();
      var body = BodyPublishers.ofString("{\"policy\": \"risk-policy/1\", \"minutesPerCase\": 20}");
      var replay =
          send(request("/api/risk/replays").header("Content-Type", "application/json").POST(body));
      var path = "/api/risk/replays/" + replay.path("id").asText();
      var state = replay;
      while (state.path("state").asText().equals("running")) {
        Thread.sleep(LOOK_MILLIS);
        state = send(request(path));
      }
      if (!state.path("state").asText().equals("done")) {
        throw new IllegalStateException("The replay ended so: " + state);
      }
      return (System.nanoTime() - began) / 1e9;
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create(address + path))
          .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
      return JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
    }
  }
}
