package dev.amends.localstack.launcher;

import dev.amends.localstack.process.Ports;
import dev.amends.localstack.process.ProjectRoot;
import dev.amends.localstack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One method per command of the launcher. */
public final class Commands {

  private static final int LINES_OF_EACH_LOG = 20;

  private final Layout layout;
  private final Map<String, String> environment;
  private final Parts parts;

  private Commands(Layout layout, Map<String, String> environment) {
    this.layout = layout;
    this.environment = environment;
    this.parts = new Parts(layout, environment);
  }

  public static Commands here() {
    return new Commands(new Layout(ProjectRoot.find()), System.getenv());
  }

  public int obey(String[] arguments) {
    var command = arguments.length == 0 ? "" : arguments[0];
    switch (command) {
      case "run" -> {
        return run();
      }
      case "supervise" -> new Supervisor(layout, environment, parts).run();
      case "stop" -> stop();
      case "status" -> {
        return status();
      }
      case "logs" -> logs();
      case "start" -> start(arguments.length > 1 ? arguments[1] : "");
      default -> throw new StackFailure("Usage: run | stop | status | logs | start <part>");
    }
    return 0;
  }

  private int run() {
    if (flag("DETACH")) {
      return new Detached(layout, environment).run();
    }
    new Supervisor(layout, environment, parts).run();
    return 0;
  }

  private boolean flag(String name) {
    return "1".equals(environment.get(name));
  }

  private void stop() {
    var stopper = new Stopper(layout, parts);
    if (!stopper.stopSupervisor() & !stopper.stopParts()) {
      System.out.println("Nothing was running.");
    }
  }

  private int status() {
    var down = 0;
    for (var part : parts.all()) {
      var handle = parts.living(part);
      var port = part.ports().getFirst().in(environment);
      var answers = handle.isPresent() && Ports.taken(port);
      down += answers ? 0 : 1;
      System.out.printf(
          "  %-24s %-5s port %-6d %s%n",
          part.name(),
          answers ? "up" : "down",
          port,
          handle.map(found -> "pid " + found.pid()).orElse(""));
    }
    return down == 0 ? 0 : 1;
  }

  private void logs() {
    try (var files = Files.list(layout.log("x").getParent())) {
      var command = new ArrayList<>(List.of("tail", "-n", "" + LINES_OF_EACH_LOG, "-F"));
      files
          .filter(file -> file.toString().endsWith(".log"))
          .sorted()
          .forEach(file -> command.add(file.toString()));
      new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new StackFailure("There are no logs yet: start Amends with 'make run'.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void start(String name) {
    var part = parts.named(name);
    if (parts.living(part).isPresent()) {
      System.out.println(name + " is running already.");
      return;
    }
    Preflight.ports(part.ports(), environment, Ports::taken);
    var progress = Progress.onThisOutput();
    progress.started(name);
    part.start();
    progress.done(name, "");
  }
}
