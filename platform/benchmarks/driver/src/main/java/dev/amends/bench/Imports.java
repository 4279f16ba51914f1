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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * A large CSV file through a service with a small heap, from the stored file to the broker's last
 * acknowledgement. The bound is absolute; the service reads its own events back into the trace
 * meanwhile, as it always does.
 */
final class Imports implements Section {

  private static final String MODULE = "survey-ingest-service";
  private static final int ROWS = 1_000_000;
  private static final int SHORT_ROWS = 50_000;
  private static final double ROWS_PER_SECOND = 20_000;
  private static final int ROUNDS = 3;
  private static final long LOOK_MILLIS = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String MAPPING =
      """
      {"source": "=bench", "externalId": "id", "customerId": "customer", "occurredAt": "at",
       "touchpoint": "touchpoint", "scores.nps": "nps", "comment": "words", "language": "=en"}""";

  @Override
  public String name() {
    return "import";
  }

  @Override
  public List<Result> measure(Lab lab, Effort effort, Progress progress) throws Exception {
    var rows = effort == Effort.SHORT ? SHORT_ROWS : ROWS;
    var settings = lab.serviceSettings(lab.freePort(), lab.schema("import"));
    var port = Integer.parseInt(settings.get("QUARKUS_HTTP_PORT"));
    try (var app = App.small(lab, MODULE, port, settings);
        var http = HttpClient.newHttpClient()) {
      var service = new Service(http, "http://127.0.0.1:" + app.port(), lab.token("upstream"));
      progress.say("a first file warms up");
      service.rowsPerSecond(file(rows / 10), rows / 10);
      var round = new int[1];
      var pairs =
          Pairs.of(
              ROUNDS,
              () -> {
                progress.say("file " + ++round[0] + " of " + ROUNDS + ", " + rows + " rows");
                return service.rowsPerSecond(file(rows), rows);
              },
              () -> ROWS_PER_SECOND);
      return List.of(
          new Result(
              "import of %,d rows of CSV with a heap of 256 MB".formatted(rows),
              "rows/s",
              "the bound",
              pairs,
              Bound.atLeast(1),
              null));
    }
  }

  /** Every row another response, of one customer in three rows. */
  private static Path file(int rows) throws IOException {
    var run = UUID.randomUUID();
    var file = Files.createTempFile("amends-import", ".csv");
    try (var out = Files.newBufferedWriter(file)) {
      out.write("id,customer,at,touchpoint,nps,words\n");
      for (var row = 0; row < rows; row++) {
        out.write(
            "%s-%d,C-%d,2026-05-01T%02d:%02d:%02dZ,delivery,%d,\"The parcel came late, and nobody answered the %d. time\"\n"
                .formatted(
                    run,
                    row,
                    row / 3,
                    row / 3600 % 24,
                    row / 60 % 60,
                    row % 60,
                    row % 11,
                    row % 9));
      }
    }
    return file;
  }

  private record Service(HttpClient http, String address, String token) {

    double rowsPerSecond(Path file, int rows) throws IOException, InterruptedException {
      var location = upload(file);
      Files.delete(file);
      var began = System.nanoTime();
      for (var state = state(location);
          !state.path("state").asText().equals("done");
          state = state(location)) {
        if (state.path("state").asText().equals("failed")) {
          throw new IllegalStateException("The import failed: " + state);
        }
        Thread.sleep(LOOK_MILLIS);
      }
      var seconds = (System.nanoTime() - began) / 1e9;
      var done = state(location);
      if (done.path("accepted").asInt() != rows) {
        throw new IllegalStateException("Not every row was accepted: " + done);
      }
      return rows / seconds;
    }

    private String upload(Path file) throws IOException, InterruptedException {
      var boundary = UUID.randomUUID().toString();
      var head =
          ("--%1$s\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n%2$s\r\n--%1$s\r\n"
                  + "Content-Disposition: form-data; name=\"file\"; filename=\"rows.csv\"\r\nContent-Type: text/csv\r\n\r\n")
              .formatted(boundary, MAPPING);
      var body =
          BodyPublishers.concat(
              BodyPublishers.ofString(head),
              BodyPublishers.ofFile(file),
              BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
      var request =
          HttpRequest.newBuilder(URI.create(address + "/api/feedback/imports"))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "multipart/form-data; boundary=" + boundary)
              .POST(body)
              .build();
      var answer = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() != 202) {
        throw new IllegalStateException("The upload was answered with " + answer.body());
      }
      return answer.headers().firstValue("Location").orElseThrow();
    }

    private JsonNode state(String location) throws IOException, InterruptedException {
      var path = URI.create(address).resolve(URI.create(location).getPath());
      var request = HttpRequest.newBuilder(path).header("Authorization", "Bearer " + token).build();
      return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    }
  }
}
