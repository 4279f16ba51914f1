package dev.amends.localstack;

import dev.amends.localstack.launcher.Commands;
import dev.amends.localstack.process.StackFailure;

/** What the Makefile calls: {@code run | stop | status | logs | start <part>}. */
public final class Launcher {

  private Launcher() {}

  public static void main(String[] arguments) {
    // Kafka's admin client would tell its whole configuration at every start.
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
    try {
      System.exit(Commands.here().obey(arguments));
    } catch (StackFailure failure) {
      System.err.println();
      System.err.println(failure.getMessage());
      System.exit(1);
    }
  }
}
