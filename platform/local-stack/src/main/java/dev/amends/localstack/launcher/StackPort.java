package dev.amends.localstack.launcher;

import dev.amends.localstack.process.StackFailure;
import java.util.Map;

/** Every port the stack listens on, each movable by an environment variable. */
public enum StackPort {
  GATEWAY(8080, "the console and the public API"),
  SURVEY_INGEST(8081, "the survey-ingest service"),
  RISK_SCORING(8082, "the risk-scoring service"),
  RECOVERY_WORKFLOW(8083, "the recovery-workflow service"),
  PROMOTER_MOBILIZATION(8084, "the promoter-mobilization service"),
  IDENTITY(8180, "the identity provider"),
  KAFKA(19092, "the Kafka broker"),
  KAFKA_CONTROLLER(19093, "the Kafka controller"),
  POSTGRES(15432, "PostgreSQL"),
  SMTP(1025, "the mail sink (SMTP)"),
  MAIL(8025, "the mail sink's web page");

  private final int usual;
  private final String purpose;

  StackPort(int usual, String purpose) {
    this.usual = usual;
    this.purpose = purpose;
  }

  String purpose() {
    return purpose;
  }

  String variable() {
    return "AMENDS_PORT_" + name();
  }

  int in(Map<String, String> environment) {
    return number(variable(), environment, usual);
  }

  /** Where the services look for it: elsewhere if something stands in between. */
  int seenIn(Map<String, String> environment) {
    return number("AMENDS_VIA_" + name(), environment, in(environment));
  }

  private static int number(String variable, Map<String, String> environment, int usual) {
    var wanted = environment.get(variable);
    if (wanted == null || wanted.isBlank()) {
      return usual;
    }
    try {
      var port = Integer.parseInt(wanted.strip());
      if (port > 0 && port < 65_536) {
        return port;
      }
    } catch (NumberFormatException fallsThrough) {
      // The sentence below says what is wrong.
    }
    throw new StackFailure(variable + " is '" + wanted + "', which is no port number.");
  }
}
