package dev.amends.text.taxonomy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.amends.text.taxonomy.Taxonomy.Kind;
import dev.amends.text.taxonomy.Taxonomy.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads topics that a person wrote and says what is wrong with them, by topic and pattern. */
public final class TaxonomyReader {

  /** Each new word is held against all of them; with so many that takes 50 µs. */
  public static final int MOST_PATTERNS_OF_A_LANGUAGE = 5_000;

  public static final int LONGEST_NAME = 100;
  public static final int LONGEST_PATTERN = 100;

  /** More of them are told in the next round. */
  public static final int MOST_FAULTS = 100;

  private static final String ID = "[a-z][a-z0-9-]{0,49}";

  /** A member that nobody knows would be a pattern that nobody looks for. */
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private final Set<String> languages;
  private final List<Fault> faults = new ArrayList<>();

  private TaxonomyReader(Set<String> languages) {
    this.languages = new TreeSet<>(languages);
  }

  /**
   * @param field where, as in {@code topics[3].patterns.sv[7]}
   * @param code {@code required}, {@code too-many}, {@code too-long}, {@code duplicate}, {@code
   *     unknown} or {@code malformed}
   */
  public record Fault(String field, String code, String message) {}

  /** A taxonomy, or what keeps it from being one. */
  public sealed interface Result {
    record Good(Taxonomy taxonomy) implements Result {}

    record Bad(List<Fault> faults) implements Result {}
  }

  private record Draft(List<DraftTopic> topics) {}

  private record DraftTopic(
      String id, String kind, Map<String, String> names, Map<String, List<String>> patterns) {}

  /**
   * @param json {@code {"topics": [{"id", "kind": "subject"|"behaviour", "names", "patterns"}]}},
   *     names and patterns by language
   * @param languages those that comments are read in
   */
  public static Result read(String version, JsonNode json, Set<String> languages) {
    var reader = new TaxonomyReader(languages);
    var topics = reader.topics(json);
    return reader.faults.isEmpty()
        ? new Result.Good(new Taxonomy(version, topics))
        : new Result.Bad(List.copyOf(reader.faults));
  }

  private List<Topic> topics(JsonNode json) {
    var topics = new ArrayList<Topic>();
    Draft draft;
    try {
      draft = STRICT.treeToValue(json, Draft.class);
    } catch (JsonMappingException e) {
      fault(path(e), "malformed", "This member is not known or not of the expected kind.");
      return topics;
    } catch (JsonProcessingException e) {
      fault("", "malformed", "This is not a taxonomy.");
      return topics;
    }
    if (draft.topics() == null || draft.topics().isEmpty()) {
      fault("topics", "required", "A taxonomy has topics.");
    } else if (draft.topics().size() > Taxonomy.MOST_TOPICS) {
      fault("topics", "too-many", "There are at most " + Taxonomy.MOST_TOPICS + " topics.");
    } else {
      all(draft.topics(), topics);
    }
    return topics;
  }

  private void all(List<DraftTopic> drafts, List<Topic> topics) {
    var ids = new HashSet<String>();
    var counts = new HashMap<String, Integer>();
    for (var at = 0; at < drafts.size(); at++) {
      var where = "topics[" + at + "]";
      var draft = drafts.get(at);
      if (draft == null || draft.id() == null || !draft.id().matches(ID)) {
        fault(
            where + ".id",
            "malformed",
            "An id begins with a lower-case letter; letters, digits and dashes follow, 50 in all.");
      } else if (!ids.add(draft.id())) {
        fault(where + ".id", "duplicate", "Two topics are called " + draft.id() + ".");
      } else {
        topic(where, draft, topics, counts);
      }
    }
    counts.forEach(
        (language, count) -> {
          if (count > MOST_PATTERNS_OF_A_LANGUAGE) {
            fault(
                "topics",
                "too-many",
                "%d patterns in %s; at most %d are looked for in a language."
                    .formatted(count, language, MOST_PATTERNS_OF_A_LANGUAGE));
          }
        });
  }

  private void topic(
      String where, DraftTopic draft, List<Topic> topics, Map<String, Integer> counts) {
    var before = faults.size();
    var kind = kind(draft.kind());
    if (kind == null) {
      fault(where + ".kind", "unknown", draft.id() + " is a subject or a behaviour.");
    }
    names(where + ".names", draft);
    if (draft.patterns() == null || draft.patterns().values().stream().allMatch(this::nothing)) {
      fault(where + ".patterns", "required", draft.id() + " has no pattern: nothing finds it.");
    } else {
      for (var each : new TreeMap<>(draft.patterns()).entrySet()) {
        patterns(where + ".patterns." + each.getKey(), draft.id(), each, counts);
      }
    }
    if (faults.size() == before) {
      topics.add(new Topic(draft.id(), kind, draft.names(), draft.patterns()));
    }
  }

  private boolean nothing(List<String> patterns) {
    return patterns == null || patterns.isEmpty();
  }

  private static Kind kind(String name) {
    for (var kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
        return kind;
      }
    }
    return null;
  }

  private void names(String where, DraftTopic draft) {
    if (draft.names() == null || !draft.names().keySet().equals(languages)) {
      fault(where, "required", draft.id() + " is named in each of " + languages + ".");
    } else if (draft.names().values().stream()
        .anyMatch(name -> name == null || name.isBlank() || name.length() > LONGEST_NAME)) {
      fault(where, "too-long", draft.id() + ": a name has 1 to " + LONGEST_NAME + " characters.");
    }
  }

  private void patterns(
      String where, String topic, Map.Entry<String, List<String>> of, Map<String, Integer> counts) {
    var language = of.getKey();
    if (!languages.contains(language)) {
      fault(
          where, "unknown", topic + ": comments are read in " + languages + ", not in " + language);
    } else if (of.getValue() == null || of.getValue().size() > Taxonomy.MOST_PATTERNS) {
      fault(
          where,
          "too-many",
          topic + " has a list of at most " + Taxonomy.MOST_PATTERNS + " patterns in " + language);
    } else {
      counts.merge(language, of.getValue().size(), Integer::sum);
      for (var at = 0; at < of.getValue().size(); at++) {
        pattern(where + "[" + at + "]", topic, of.getValue().get(at));
      }
    }
  }

  private void pattern(String where, String topic, String pattern) {
    if (pattern == null || pattern.length() > LONGEST_PATTERN) {
      fault(where, "too-long", topic + ": a pattern has at most " + LONGEST_PATTERN + " letters.");
      return;
    }
    try {
      WordPattern.of(pattern);
    } catch (IllegalArgumentException e) {
      fault(where, "malformed", topic + ": " + e.getMessage());
    }
  }

  private static String path(JsonMappingException e) {
    var path = new StringBuilder();
    for (var part : e.getPath()) {
      if (part.getFieldName() == null) {
        path.append('[').append(part.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(part.getFieldName());
      }
    }
    return path.toString();
  }

  private void fault(String field, String code, String message) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(new Fault(field, code, message));
    }
  }
}
