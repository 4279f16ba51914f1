package dev.amends.risk.taxonomy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Roles;
import dev.amends.risk.assessment.application.CommentRead;
import dev.amends.risk.assessment.application.ReadingComments;
import dev.amends.text.taxonomy.Taxonomy;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What topics would be found in some texts, before anybody activates them. */
@Path("/api/risk/taxonomies/try")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CX_LEAD)
@RunOnVirtualThread
public class TrialResource {

  static final int MOST_TEXTS = 100;

  /** As long as a comment may be. */
  static final int LONGEST_TEXT = 10_000;

  static final int LONGEST_LANGUAGE = 20;

  /** The name of topics that are no version yet. */
  private static final String DRAFT = "draft";

  private final Taxonomies taxonomies;
  private final TaxonomyBody bodies;
  private final TriedReaders readers;

  TrialResource(Taxonomies taxonomies, TaxonomyBody bodies, TriedReaders readers) {
    this.taxonomies = taxonomies;
    this.bodies = bodies;
    this.readers = readers;
  }

  /** Where a text names a topic; places and strength as in the findings of a comment. */
  public record Found(String topic, String kind, int start, int end, double strength) {}

  /**
   * What a text would be given.
   *
   * @param status {@code read}, {@code other-language} or {@code no-words}
   * @param language the one it was read in, which need not be the declared one
   * @param gained topics that the active version does not find in it, {@code lost} those that only
   *     the active version does
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Item(
      int index,
      String status,
      String language,
      List<Found> topics,
      Set<String> gained,
      Set<String> lost) {}

  /**
   * @param taxonomy what was tried, {@code draft} if it is no version; {@code active} what it is
   *     held against
   */
  public record Trial(String taxonomy, String active, List<Item> items) {}

  private record Sample(String text, String language) {}

  /**
   * Keeps nothing.
   *
   * @param body {@code texts}, each with {@code text} and maybe {@code language}, and either {@code
   *     version} or {@code topics}
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Trial tryOut(byte[] body) throws SQLException {
    var request = bodies.object(body);
    var samples = samples(request.path("texts"));
    request.remove("texts");
    var tried = tried(request);
    var active = taxonomies.of(taxonomies.active()).orElseThrow().taxonomy();
    var then = readers.reading(tried);
    var now = readers.reading(active);
    var items = new ArrayList<Item>();
    for (var at = 0; at < samples.size(); at++) {
      items.add(item(at, read(then, samples.get(at)), read(now, samples.get(at))));
    }
    return new Trial(tried.version(), active.version(), items);
  }

  private Taxonomy tried(ObjectNode request) throws SQLException {
    var version = request.path("version");
    if (version.isMissingNode()) {
      return bodies.taxonomy(DRAFT, request);
    }
    if (!version.canConvertToInt() || !version.isIntegralNumber() || request.size() > 1) {
      throw ErrorCode.INVALID.because("Either version, a number, or topics is tried.");
    }
    return taxonomies.of(version.intValue()).orElseThrow(TaxonomyResource::unknown).taxonomy();
  }

  private static List<Sample> samples(JsonNode texts) {
    if (!texts.isArray() || texts.isEmpty() || texts.size() > MOST_TEXTS) {
      throw ErrorCode.INVALID.because("texts has 1 to " + MOST_TEXTS + " of them.");
    }
    var samples = new ArrayList<Sample>();
    for (var at = 0; at < texts.size(); at++) {
      samples.add(sample("texts[" + at + "]", texts.get(at)));
    }
    return samples;
  }

  private static Sample sample(String where, JsonNode sample) {
    var text = sample.path("text").textValue();
    if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
      throw ErrorCode.INVALID.because(where + ".text has 1 to " + LONGEST_TEXT + " characters.");
    }
    var language = sample.path("language");
    if (!language.isMissingNode()
        && (!language.isTextual() || language.textValue().length() > LONGEST_LANGUAGE)) {
      throw ErrorCode.INVALID.because(where + ".language is a code like sv.");
    }
    return new Sample(text, language.textValue());
  }

  private static CommentRead read(ReadingComments reader, Sample sample) {
    return reader.read(sample.text(), sample.language()).found();
  }

  private static Item item(int index, CommentRead then, CommentRead now) {
    var found = topics(then);
    var gained = ids(found);
    var lost = ids(topics(now));
    var kept = new TreeSet<>(gained);
    kept.retainAll(lost);
    gained.removeAll(kept);
    lost.removeAll(kept);
    return new Item(index, then.status(), then.language(), found, gained, lost);
  }

  private static List<Found> topics(CommentRead read) {
    return read.findings() == null
        ? List.of()
        : read.findings().stream()
            .filter(each -> each.kind().equals("topic") || each.kind().equals("behaviour"))
            .map(
                each ->
                    new Found(each.label(), each.kind(), each.start(), each.end(), each.strength()))
            .toList();
  }

  private static Set<String> ids(List<Found> found) {
    return found.stream().map(Found::topic).collect(Collectors.toCollection(TreeSet::new));
  }
}
