package dev.amends.backbone.deadletter;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The dead letters of one customer, through the same tool that operators use. */
public final class DeadLetterBox {

  private final String bootstrapServers;

  public DeadLetterBox(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  public List<String> reasonsFor(String topic, String customerId) {
    return lines(topic, customerId).stream().map(line -> line.split(" {2}", 5)[4]).toList();
  }

  public int replay(String topic, String customerId, Path mended) throws Exception {
    var place = lines(topic, customerId).getFirst().split(" {2}")[0];
    return run(
        new ByteArrayOutputStream(),
        "replay",
        topic + DeadLetters.SUFFIX,
        place,
        mended.toString());
  }

  private List<String> lines(String topic, String customerId) {
    var out = new ByteArrayOutputStream();
    run(out, "list", topic + DeadLetters.SUFFIX);
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("key=" + customerId))
        .toList();
  }

  private int run(ByteArrayOutputStream out, String... words) {
    try (var print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      return new ReplayTool(bootstrapServers, print).run(List.of(words));
    } catch (Exception e) {
      throw new AssertionError("The tool failed", e);
    }
  }
}
