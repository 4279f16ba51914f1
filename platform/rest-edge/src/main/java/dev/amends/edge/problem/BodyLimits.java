package dev.amends.edge.problem;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** How many bytes a body may have, by the beginning of the path. */
@ConfigMapping(prefix = "amends.http")
interface BodyLimits {

  /** Bytes that an address takes unless it has a limit of its own. */
  @WithDefault("1048576")
  long maxBodySize();

  /** Path beginning to bytes. */
  Map<String, Long> maxBodySizeOf();

  /** The limit of an address: the longest beginning that fits counts. */
  default long of(String path) {
    var longest = "";
    for (var beginning : maxBodySizeOf().keySet()) {
      if (path.startsWith(beginning) && beginning.length() > longest.length()) {
        longest = beginning;
      }
    }
    return longest.isEmpty() ? maxBodySize() : maxBodySizeOf().get(longest);
  }

  /** What the sender is told. */
  static String refusal(long limit) {
    return "At most " + limit + " bytes fit here; send smaller batches or a file import.";
  }
}
