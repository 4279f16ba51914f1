package dev.amends.acceptance.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.acceptance.faults.Expected.OfCustomer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Compares what the product says with what it should. */
final class Checker {

  /** Reading side by side; more would only make the machine's two cores wait for each other. */
  private static final int READERS = 4;

  /** What has to be on the trace of a response besides its own assessment. */
  private static final List<String> WITHOUT_CASE = List.of("outreach.");

  private static final List<String> WITH_CASE = List.of("outreach.", "case.");

  private final Api api;
  private final String source;
  private final Expected expected;
  private final Map<String, String> receipts;

  /**
   * @param receipts the receipt that was given for each external id
   */
  Checker(Api api, String source, Expected expected, Map<String, String> receipts) {
    this.api = api;
    this.source = source;
    this.expected = expected;
    this.receipts = receipts;
  }

  /** A quick look whether it is worth while to compare all. */
  boolean figuresAgree() throws IOException, InterruptedException {
    return figures().isEmpty();
  }

  /** Everything that is not as it should be, as sentences; empty if all is well. */
  List<String> differences() throws InterruptedException, IOException {
    var differences = new ArrayList<>(figures());
    try (var readers = Executors.newFixedThreadPool(READERS)) {
      var looks = new ArrayList<Future<List<String>>>();
      for (var each : expected.customers()) {
        looks.add(readers.submit(() -> ofCustomer(each)));
      }
      for (var look : looks) {
        differences.addAll(look.get());
      }
    } catch (ExecutionException e) {
      differences.add("The product could not be read: " + e.getCause());
    }
    return differences;
  }

  private List<String> figures() throws IOException, InterruptedException {
    var groups = api.get("cxlead", "/api/risk/metrics?metric=nps&by=source").path("groups");
    var differences = new ArrayList<String>();
    var group = find(groups, each -> each.path("key").path("source").asText().equals(source));
    compare("responses that count", expected.responses(), group.path("n").asInt(), differences);
    compare("NPS", rounded(expected.nps()), rounded(group.path("value").asDouble()), differences);
    return differences;
  }

  private List<String> ofCustomer(OfCustomer each) throws IOException, InterruptedException {
    var differences = new ArrayList<String>();
    assessments(each, differences);
    cases(each, differences);
    messages(each, differences);
    traces(each, differences);
    return differences;
  }

  private void assessments(OfCustomer each, List<String> differences)
      throws IOException, InterruptedException {
    var history = api.get("agent", "/api/risk/customers/" + each.customer.id()).path("history");
    compare(each, "assessments", scores(each), scores(history), differences);
  }

  private void cases(OfCustomer each, List<String> differences)
      throws IOException, InterruptedException {
    var page = api.get("agent", "/api/recovery/cases?customerId=" + each.customer.id());
    var wanted = each.timeline.isEmpty() ? 0 : 1;
    compare(each, "cases", wanted, page.path("total").asInt(-1), differences);
    if (wanted == 0 || page.path("items").isEmpty()) {
      return;
    }
    var id = page.path("items").get(0).path("id").asText();
    var view = api.get("agent", "/api/recovery/cases/" + id);
    var timeline =
        StreamSupport.stream(view.path("timeline").spliterator(), false)
            .map(entry -> entry.path("type").asText())
            .toList();
    compare(each, "timeline", each.timeline, timeline, differences);
    compare(each, "versions", each.timeline.size(), view.path("version").asInt(), differences);
    compare(
        each, "responses of the case", scores(each), scores(view.path("feedback")), differences);
  }

  private void messages(OfCustomer each, List<String> differences)
      throws IOException, InterruptedException {
    var page =
        api.get("marketer", "/api/promoters/outreach?limit=200&customerId=" + each.customer.id());
    compare(
        each,
        "decisions on a message",
        each.scores.size(),
        page.path("total").asInt(-1),
        differences);
    var sent =
        StreamSupport.stream(page.path("items").spliterator(), false)
            .filter(item -> item.path("status").asText().equals("sent"))
            .count();
    compare(each, "messages sent", (long) each.messages(), sent, differences);
    var mails = api.mails(each.customer.address());
    var ids = new TreeSet<String>();
    mails.forEach(mail -> ids.add(mail.path("messageId").asText()));
    compare(each, "mails", each.messages(), ids.size(), differences);
    compare(each, "copies of a mail", ids.size(), mails.size(), differences);
  }

  private void traces(OfCustomer each, List<String> differences)
      throws IOException, InterruptedException {
    for (var response : each.revisions.entrySet()) {
      var hops = api.get("agent", "/api/trace/" + receipts.get(response.getKey())).path("hops");
      for (var event : List.of("feedback.received", "response.assessed")) {
        var seen =
            StreamSupport.stream(hops.spliterator(), false)
                .filter(hop -> hop.path("event").asText().equals(event))
                .count();
        compare(
            each,
            event + " on the trace of " + response.getKey(),
            (long) response.getValue(),
            seen,
            differences);
      }
      for (var kind : each.inCase.contains(response.getKey()) ? WITH_CASE : WITHOUT_CASE) {
        if (find(hops, hop -> hop.path("event").asText().startsWith(kind)).isMissingNode()) {
          differences.add(
              each.customer.id() + ": no " + kind + " on the trace of " + response.getKey());
        }
      }
    }
  }

  private Map<String, Integer> scores(OfCustomer each) {
    var scores = new TreeMap<String, Integer>();
    each.scores.forEach((externalId, score) -> scores.put(receipts.get(externalId), score));
    return scores;
  }

  private static Map<String, Integer> scores(JsonNode responses) {
    var scores = new TreeMap<String, Integer>();
    responses.forEach(
        response ->
            scores.put(
                response.path("receiptId").asText(), response.path("scores").path("nps").asInt()));
    return scores;
  }

  private static JsonNode find(JsonNode array, Predicate<JsonNode> wanted) {
    return StreamSupport.stream(array.spliterator(), false)
        .filter(wanted)
        .findFirst()
        .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
  }

  private static double rounded(double value) {
    return Math.round(value * 1e6) / 1e6;
  }

  private static void compare(
      OfCustomer each, String what, Object wanted, Object found, List<String> differences) {
    compare(
        each.customer.id() + " (" + each.customer.kind() + "): " + what,
        wanted,
        found,
        differences);
  }

  private static void compare(String what, Object wanted, Object found, List<String> differences) {
    if (!wanted.equals(found)) {
      differences.add(what + " should be " + wanted + " and is " + found);
    }
  }
}
