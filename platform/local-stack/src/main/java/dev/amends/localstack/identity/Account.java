package dev.amends.localstack.identity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Somebody, person or system, who can get a token. */
public record Account(String name, String secret, List<String> roles, boolean person) {

  /**
   * Opaque, as with any real provider: a service that takes the subject for a name shall notice
   * here and not in production.
   */
  String subject() {
    return person
        ? UUID.nameUUIDFromBytes(("amends:" + name).getBytes(StandardCharsets.UTF_8)).toString()
        : name;
  }

  String displayName() {
    return switch (name) {
      case "upstream" -> "Upstream system";
      case "agent" -> "Astrid Lund";
      case "agent2" -> "Ben Carter";
      case "lead" -> "Lena Ek";
      case "marketer" -> "Måns Åberg";
      case "cxlead" -> "Cecilia Öst";
      case "admin" -> "Ada Admin";
      case "demo" -> "Demo Everyone";
      default -> name;
    };
  }

  String email() {
    return name + "@amends.example";
  }
}
