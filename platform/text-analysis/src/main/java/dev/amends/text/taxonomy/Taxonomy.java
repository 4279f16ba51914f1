package dev.amends.text.taxonomy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.amends.text.resources.Shipped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What customers talk about, as an installation names it: data, not code.
 *
 * @param version changes whenever the topics do
 */
public record Taxonomy(String version, List<Topic> topics) {

  /** More would be a catalogue nobody reads. */
  public static final int MOST_TOPICS = 200;

  /** Per topic and language. */
  public static final int MOST_PATTERNS = 500;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Whether a topic is about what was bought, or about what we did for the customer. */
  public enum Kind {
    @JsonProperty("subject")
    SUBJECT,
    @JsonProperty("behaviour")
    BEHAVIOUR
  }

  /**
   * A topic.
   *
   * @param names for people, by language
   * @param patterns by language; see {@link WordPattern}
   */
  public record Topic(
      String id, Kind kind, Map<String, String> names, Map<String, List<String>> patterns) {

    public Topic {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(kind, "kind");
      names = sorted(names);
      patterns = sorted(patterns);
      patterns.forEach(
          (language, words) -> {
            if (words.size() > MOST_PATTERNS) {
              throw new IllegalArgumentException(
                  id + " has more than " + MOST_PATTERNS + " patterns in " + language);
            }
            words.forEach(WordPattern::of);
          });
    }

    /** By language, so that it is always written in the same way. */
    private static <T> Map<String, T> sorted(Map<String, T> byLanguage) {
      return Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(byLanguage)));
    }
  }

  public Taxonomy {
    Objects.requireNonNull(version, "version");
    topics = List.copyOf(topics);
    if (topics.size() > MOST_TOPICS) {
      throw new IllegalArgumentException("A taxonomy has at most " + MOST_TOPICS + " topics");
    }
    var ids = new HashSet<String>();
    for (var topic : topics) {
      if (!ids.add(topic.id())) {
        throw new IllegalArgumentException("Two topics are called " + topic.id());
      }
    }
  }

  /** The one that comes with the product. */
  public static Taxonomy shipped() {
    try (var file = Shipped.open(Taxonomy.class, "taxonomy.json")) {
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws IOException if it is not JSON of this shape, or breaks a rule; the message says which
   */
  public static Taxonomy read(InputStream json) throws IOException {
    return JSON.readValue(json, Taxonomy.class);
  }
}
