package dev.amends.localstack.launcher;

import dev.amends.localstack.identity.IdentityServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The product's own processes, as data: adding a service is adding a line. */
record Services(Layout layout, Map<String, String> environment) {

  /** A Quarkus application: its part name, its module's folder, its port. */
  record Service(String name, String module, StackPort port) {

    String database() {
      return name.replace('-', '_');
    }
  }

  static final List<Service> ALL =
      List.of(
          new Service("survey-ingest", "survey-ingest-service", StackPort.SURVEY_INGEST),
          new Service("risk-scoring", "risk-scoring-service", StackPort.RISK_SCORING),
          new Service(
              "recovery-workflow", "recovery-workflow-service", StackPort.RECOVERY_WORKFLOW),
          new Service(
              "promoter-mobilization",
              "promoter-mobilization-service",
              StackPort.PROMOTER_MOBILIZATION));

  static final Service GATEWAY = new Service("console", "platform/console", StackPort.GATEWAY);

  static String address(StackPort port, Map<String, String> environment) {
    return host(port.in(environment));
  }

  private static String host(int port) {
    return "http://localhost:" + port;
  }

  Path jar(Service service) {
    return layout.root().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
  }

  Map<String, String> settings(Service service, Credentials credentials, Secrets secrets) {
    var settings = new HashMap<String, String>();
    settings.put("QUARKUS_HTTP_PORT", Integer.toString(service.port().in(environment)));
    settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    settings.put("AMENDS_AUTH_ISSUER", address(StackPort.IDENTITY, environment));
    settings.put("AMENDS_AUTH_JWKS", address(StackPort.IDENTITY, environment) + "/jwks");
    settings.put("AMENDS_PUBLIC_URL", credentials.baseUrl());
    if (service.equals(GATEWAY)) {
      addGateway(settings, secrets);
    } else {
      addService(settings, service, credentials, secrets);
    }
    return settings;
  }

  private void addService(
      Map<String, String> settings, Service service, Credentials credentials, Secrets secrets) {
    settings.put(
        "QUARKUS_DATASOURCE_JDBC_URL",
        "jdbc:postgresql://localhost:"
            + StackPort.POSTGRES.seenIn(environment)
            + "/"
            + service.database());
    settings.put("QUARKUS_DATASOURCE_USERNAME", service.database());
    settings.put("QUARKUS_DATASOURCE_PASSWORD", service.database());
    settings.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + StackPort.KAFKA.seenIn(environment));
    settings.put("AMENDS_SMTP_HOST", "localhost");
    settings.put("AMENDS_SMTP_PORT", Integer.toString(StackPort.SMTP.in(environment)));
    // Who tries the product at night wants to see the mail.
    settings.put("AMENDS_ASKING_QUIET_FROM", "00:00");
    settings.put("AMENDS_ASKING_QUIET_TO", "00:00");
    // Surveys offer times for a call only if somebody is there to call.
    settings.put("AMENDS_CALL_BACKS_SEATS", "4");
    settings.put("AMENDS_LINK_KEY", secrets.linkKey());
    credentials
        .webhookSecrets()
        .forEach(
            (source, secret) ->
                settings.put("AMENDS_WEBHOOK_SECRETS_" + source.toUpperCase(Locale.ROOT), secret));
  }

  private void addGateway(Map<String, String> settings, Secrets secrets) {
    for (var service : ALL) {
      var name = service.name().replace('-', '_').toUpperCase(Locale.ROOT);
      settings.put("AMENDS_SERVICES_" + name, host(service.port().seenIn(environment)));
    }
    settings.put("AMENDS_IDENTITY_TOKEN_URL", address(StackPort.IDENTITY, environment) + "/token");
    settings.put("AMENDS_OIDC_CLIENT_ID", IdentityServer.CONSOLE);
    settings.put("AMENDS_OIDC_CLIENT_SECRET", secrets.consoleClientSecret());
    settings.put("AMENDS_SESSION_KEY", secrets.sessionKey());
  }
}
