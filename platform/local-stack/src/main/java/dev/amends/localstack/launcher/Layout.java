package dev.amends.localstack.launcher;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Where the running product keeps everything: under {@code .local} of the checkout, or the folder
 * that {@code AMENDS_STATE} names, so that a second product, for tests, can run beside the first.
 */
record Layout(Path root) {

  Path local() {
    var named = System.getenv("AMENDS_STATE");
    return root.resolve(named == null || named.isBlank() ? ".local" : named);
  }

  /** {@code AMENDS_DATA_POSTGRES} and the like let it lie on a disk of its own. */
  Path data(String part) {
    var named = System.getenv("AMENDS_DATA_" + part.toUpperCase(Locale.ROOT));
    return named == null || named.isBlank()
        ? local().resolve("data").resolve(part)
        : root.resolve(named);
  }

  Path log(String part) {
    return local().resolve("logs").resolve(part + ".log");
  }

  Path pidFile(String part) {
    return local().resolve("run").resolve(part + ".pid");
  }

  Path credentials() {
    return local().resolve("credentials.json");
  }

  /** What only processes need to know: link key, session key, the console's client secret. */
  Path secrets() {
    return local().resolve("secrets.json");
  }

  Path signingKey() {
    return local().resolve("identity-key.json");
  }

  Path cache() {
    return local().resolve("cache");
  }

  /** Lies with the data it describes, so that wiping the data wipes it too. */
  Path demoMarker() {
    return local().resolve("data").resolve("demo-loaded");
  }

  /** Exists while everything is up and the demo data has drained. */
  Path readyMarker() {
    return local().resolve("run").resolve("ready");
  }
}
