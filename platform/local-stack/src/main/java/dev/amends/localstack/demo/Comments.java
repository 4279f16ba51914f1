package dev.amends.localstack.demo;

import dev.amends.localstack.process.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** What people write, from the files beside this class: {@code mood.touchpoint|text} a line. */
final class Comments {

  private static final int MORE_IN_A_HUNDRED = 30;
  private static final int LEAVING_IN_A_HUNDRED = 12;

  private final Map<String, List<String>> texts = new HashMap<>();

  Comments() {
    read("sv");
    read("en");
  }

  private void read(String language) {
    try (var file = Comments.class.getResourceAsStream("comments_" + language + ".txt")) {
      for (var line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        var bar = line.indexOf('|');
        if (bar > 0) {
          texts
              .computeIfAbsent(language + "." + line.substring(0, bar), key -> new ArrayList<>())
              .add(line.substring(bar + 1));
        }
      }
    } catch (IOException e) {
      throw new StackFailure("The demo comments are unreadable.", e);
    }
  }

  /** How many whole comments there are in a language, apart from what is only added to one. */
  long count(String language) {
    return texts.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(language + "."))
        .filter(entry -> !entry.getKey().contains(".more."))
        .mapToLong(entry -> entry.getValue().size())
        .sum();
  }

  String text(String language, DemoFeedback.Mood mood, String touchpoint, Random random) {
    var feeling = mood.name().toLowerCase(Locale.ROOT);
    var text = pick(language + "." + feeling + "." + touchpoint, random);
    if (random.nextInt(100) < MORE_IN_A_HUNDRED) {
      text = text + " " + pick(language + ".more." + feeling, random);
    }
    if (mood == DemoFeedback.Mood.DETRACTOR && random.nextInt(100) < LEAVING_IN_A_HUNDRED) {
      text = text + " " + pick(language + ".leaving", random);
    }
    return text;
  }

  private String pick(String key, Random random) {
    var choice = texts.get(key);
    return choice.get(random.nextInt(choice.size()));
  }
}
