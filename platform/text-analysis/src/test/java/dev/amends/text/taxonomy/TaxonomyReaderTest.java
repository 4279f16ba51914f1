package dev.amends.text.taxonomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.amends.text.resources.Shipped;
import dev.amends.text.taxonomy.TaxonomyReader.Fault;
import dev.amends.text.taxonomy.TaxonomyReader.Result.Bad;
import dev.amends.text.taxonomy.TaxonomyReader.Result.Good;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxonomyReaderTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> LANGUAGES = Set.of("sv", "en");

  private final ObjectNode document = JSON.createObjectNode();
  private final ArrayNode topics = document.putArray("topics");

  @Test
  void whatComesWithTheProductPasses() throws IOException {
    try (var file = Shipped.open(Taxonomy.class, "taxonomy.json")) {
      var shipped = (ObjectNode) JSON.readTree(file);
      shipped.remove("version");
      var read = assertInstanceOf(Good.class, read(shipped)).taxonomy();
      assertEquals(Taxonomy.shipped().topics(), read.topics());
      assertEquals("taxonomy/7", read.version());
      // What is written is what can be read.
      assertEquals(shipped, JSON.<ObjectNode>valueToTree(read).without("version"));
    }
  }

  @Test
  void everythingThatIsWrongIsToldByTopicAndPattern() {
    topic("parking", "car park", "*a");
    topic("Parking", "park*");
    topic("parking", "lot");
    topic("toll").put("kind", "thing");
    topic("queue", "queue*").withObject("/names").remove("sv");
    topic("fuel", "petrol").withObject("/patterns").putArray("de").add("benzin");
    assertEquals(
        List.of(
            new Fault(
                "topics[0].patterns.en[1]",
                "malformed",
                "parking: Too few letters with a star: *a"),
            new Fault(
                "topics[1].id",
                "malformed",
                "An id begins with a lower-case letter; letters, digits and dashes follow, 50 in"
                    + " all."),
            new Fault("topics[2].id", "duplicate", "Two topics are called parking."),
            new Fault("topics[3].kind", "unknown", "toll is a subject or a behaviour."),
            new Fault("topics[3].patterns", "required", "toll has no pattern: nothing finds it."),
            new Fault("topics[4].names", "required", "queue is named in each of [en, sv]."),
            new Fault(
                "topics[5].patterns.de",
                "unknown",
                "fuel: comments are read in [en, sv], not in de")),
        faults());
  }

  @ParameterizedTest
  @CsvSource({
    "a, true",
    "a-2, true",
    "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghij, true",
    "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijk, false",
    "2a, false",
    "-a, false",
    "å, false",
    "a b, false"
  })
  void anIdIsShortAndPlain(String id, boolean fits) {
    topic(id, "word");
    assertEquals(fits, read(document) instanceof Good);
  }

  @Test
  void topicsAndPatternsAreCounted() {
    for (var at = 0; at < Taxonomy.MOST_TOPICS; at++) {
      topic("t" + at, "word");
    }
    assertInstanceOf(Good.class, read(document));
    topic("one-more", "word");
    assertEquals(
        List.of(new Fault("topics", "too-many", "There are at most 200 topics.")), faults());

    topics.removeAll();
    for (var at = 0; at < 10; at++) {
      topic("t" + at, words(Taxonomy.MOST_PATTERNS));
    }
    assertInstanceOf(Good.class, read(document));
    topic("one-more", "word");
    assertEquals(
        List.of(
            new Fault(
                "topics",
                "too-many",
                "5001 patterns in en; at most 5000 are looked for in a language.")),
        faults());

    topics.removeAll();
    topic("a", words(Taxonomy.MOST_PATTERNS + 1));
    assertEquals("topics[0].patterns.en", faults().getFirst().field());
  }

  @Test
  void namesAndPatternsAreOfABoundedLength() {
    topic("a", "p".repeat(100)).withObject("/names").put("sv", "n".repeat(100));
    assertInstanceOf(Good.class, read(document));
    topic("b", "p".repeat(101)).withObject("/names").put("sv", "n".repeat(101));
    topic("c", "word").withObject("/names").put("sv", " ");
    assertEquals(
        List.of("topics[1].names", "topics[1].patterns.en[0]", "topics[2].names"),
        faults().stream().map(Fault::field).toList());
  }

  @Test
  void whatIsMistypedIsRefusedByItsPlace() {
    topic("a", "word").put("pattern", "word");
    assertEquals("topics[0].pattern", faults().getFirst().field());
    document.removeAll();
    assertEquals(List.of(new Fault("topics", "required", "A taxonomy has topics.")), faults());
    document.putArray("topics").addNull();
    assertEquals("topics[0].id", faults().getFirst().field());
    document.put("topics", "delivery");
    assertEquals("topics", faults().getFirst().field());
  }

  @Test
  void notMoreFaultsAreToldThanAnybodyReads() {
    topic("a", words(Taxonomy.MOST_PATTERNS)).withObject("/patterns").withArray("en").removeAll();
    var patterns = (ArrayNode) topics.get(0).path("patterns").path("en");
    for (var at = 0; at < Taxonomy.MOST_PATTERNS; at++) {
      patterns.add("*");
    }
    assertEquals(TaxonomyReader.MOST_FAULTS, faults().size());
    assertTrue(faults().getLast().field().endsWith("[99]"));
  }

  private static String[] words(int count) {
    var words = new String[count];
    for (var at = 0; at < count; at++) {
      words[at] = "word" + at;
    }
    return words;
  }

  private ObjectNode topic(String id, String... english) {
    var topic = topics.addObject().put("id", id).put("kind", "subject");
    topic.putObject("names").put("sv", "Namn").put("en", "Name");
    var patterns = topic.putObject("patterns").putArray("en");
    for (var word : english) {
      patterns.add(word);
    }
    return topic;
  }

  private List<Fault> faults() {
    return assertInstanceOf(Bad.class, read(document)).faults();
  }

  private static TaxonomyReader.Result read(ObjectNode json) {
    return TaxonomyReader.read("taxonomy/7", json, LANGUAGES);
  }
}
