package dev.amends.localstack.launcher;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.amends.localstack.process.PrivateFile;
import dev.amends.localstack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who can log in where: written once with random passwords, kept by later starts. */
public record Credentials(
    String baseUrl,
    List<User> users,
    List<Client> clients,
    Map<String, String> webhookSecrets,
    Map<String, String> services,
    Map<String, String> mail) {

  /** A person. */
  public record User(String username, String password, List<String> roles) {}

  /** A system. */
  public record Client(String clientId, String clientSecret, List<String> roles) {}

  static final List<String> ROLES =
      List.of("upstream", "agent", "team-lead", "marketer", "cx-lead", "admin");
  private static final List<String> WEBHOOK_SOURCES =
      List.of(
          "formbricks",
          "typeform",
          "delighted",
          "zendesk",
          "googleforms",
          "helpscout",
          "qualtrics",
          "surveymonkey",
          "survicate",
          "wootric");
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** Reads the file, or invents everything secret; addresses follow today's ports either way. */
  public static Credentials keptIn(Path file, Map<String, String> environment) {
    try {
      var kept =
          Files.exists(file)
              ? JSON.readValue(file.toFile(), Credentials.class)
              : invented(new RandomSecrets());
      var current = kept.at(environment);
      PrivateFile.write(
          file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(current) + "\n");
      return current;
    } catch (IOException e) {
      throw new StackFailure(
          file + " is unreadable: delete it and new logins are made (" + e.getMessage() + ").", e);
    }
  }

  static Credentials read(Path file) {
    try {
      return JSON.readValue(file.toFile(), Credentials.class);
    } catch (IOException e) {
      throw new StackFailure(file + " is unreadable: " + e.getMessage(), e);
    }
  }

  private static Credentials invented(RandomSecrets random) {
    // The first six have one role each, in the order of ROLES: scripts pick a login by role.
    var users =
        List.of(
            new User("upstream", random.password(), List.of("upstream")),
            new User("agent", random.password(), List.of("agent")),
            new User("lead", random.password(), List.of("team-lead")),
            new User("marketer", random.password(), List.of("marketer")),
            new User("cxlead", random.password(), List.of("cx-lead")),
            new User("admin", random.password(), List.of("admin")),
            new User("agent2", random.password(), List.of("agent")),
            new User("demo", random.password(), ROLES));
    var clients = List.of(new Client("upstream-system", random.password(), List.of("upstream")));
    return new Credentials("", users, clients, Map.of(), Map.of(), Map.of());
  }

  /** Those that are there stay; tools that came with an upgrade get theirs. */
  private static Map<String, String> completed(Map<String, String> webhookSecrets) {
    var random = new RandomSecrets();
    var all = new LinkedHashMap<>(webhookSecrets);
    WEBHOOK_SOURCES.forEach(source -> all.computeIfAbsent(source, tool -> random.webhookSecret()));
    return all;
  }

  private Credentials at(Map<String, String> environment) {
    var addresses = new LinkedHashMap<String, String>();
    for (var service : Services.ALL) {
      addresses.put(service.name(), Services.address(service.port(), environment));
    }
    return new Credentials(
        Services.address(StackPort.GATEWAY, environment),
        users,
        clients,
        completed(webhookSecrets),
        addresses,
        Map.of("api", Services.address(StackPort.MAIL, environment)));
  }
}
