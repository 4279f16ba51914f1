package dev.amends.text.taxonomy;

import dev.amends.text.words.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Finds the topics of one language in a text. What a word can begin is looked up once per word. */
public final class TopicFinder {

  /** Beyond these the words are forgotten and looked up anew: nobody's words are kept for long. */
  private static final int MOST_WORDS_KNOWN = 20_000;

  private static final int LONGEST_WORD_KNOWN = 30;

  /** A text that names topics more often than that says nothing more by it. */
  static final int MOST_FOUND = 50;

  /** Letters that are most often lost on the way in the languages here. */
  private static final List<String> LOST_LETTERS = List.of("å", "ä", "ö", "'");

  private record Entry(String topic, WordPattern pattern) {}

  /**
   * A topic and the tokens that name it.
   *
   * @param from of the first token; {@code to} is exclusive
   */
  public record Found(String topic, int from, int to) {}

  private final Map<String, List<Entry>> exact = new HashMap<>();
  private final List<Entry> open = new ArrayList<>();
  private final Map<String, List<Entry>> known = new ConcurrentHashMap<>();

  public TopicFinder(Taxonomy taxonomy, String language) {
    for (var topic : taxonomy.topics()) {
      for (var text : topic.patterns().getOrDefault(language, List.of())) {
        var entry = new Entry(topic.id(), WordPattern.of(text));
        var first = entry.pattern().parts().getFirst();
        if (first.isExact()) {
          exact.computeIfAbsent(first.letters(), word -> new ArrayList<>()).add(entry);
        } else {
          open.add(entry);
        }
      }
    }
  }

  /**
   * Every place where a topic is named, in the order of the text; a topic once per word, 50 at
   * most.
   */
  public List<Found> in(List<Token> tokens) {
    var found = new ArrayList<Found>();
    for (var at = 0; at < tokens.size() && found.size() < MOST_FOUND; at++) {
      if (tokens.get(at).isWord()) {
        for (var entry : beginning(tokens.get(at).form())) {
          if (entry.pattern().goesOnAt(tokens, at)) {
            add(found, new Found(entry.topic(), at, at + entry.pattern().parts().size()));
          }
        }
      }
    }
    return found;
  }

  private static void add(List<Found> found, Found one) {
    for (var other : found) {
      if (other.topic().equals(one.topic()) && other.to() > one.from()) {
        return;
      }
    }
    found.add(one);
  }

  private List<Entry> beginning(String form) {
    var before = known.get(form);
    if (before != null) {
      return before;
    }
    var entries = spellings(form).flatMap(this::lookUp).distinct().toList();
    if (known.size() >= MOST_WORDS_KNOWN) {
      known.clear();
    }
    if (form.length() <= LONGEST_WORD_KNOWN) {
      known.put(form, entries);
    }
    return entries;
  }

  private Stream<Entry> lookUp(String form) {
    return Stream.concat(
        exact.getOrDefault(form, List.of()).stream(),
        open.stream().filter(entry -> entry.pattern().parts().getFirst().matches(form)));
  }

  private static Stream<String> spellings(String form) {
    return form.indexOf(Token.LOST) < 0
        ? Stream.of(form)
        : LOST_LETTERS.stream().map(letter -> form.replace(String.valueOf(Token.LOST), letter));
  }
}
