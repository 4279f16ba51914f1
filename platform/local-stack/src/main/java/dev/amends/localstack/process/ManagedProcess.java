package dev.amends.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One operating-system process with a log file of its own, so that it can be killed alone. */
public final class ManagedProcess {

  private final String name;
  private final Path log;
  private final Consumer<ProcessHandle> started;
  private ProcessHandle handle;

  public ManagedProcess(String name, Path log) {
    this(name, log, handle -> {});
  }

  /** {@code started} hears of every start at once, before anybody waits for readiness. */
  public ManagedProcess(String name, Path log, Consumer<ProcessHandle> started) {
    this.name = name;
    this.log = log;
    this.started = started;
  }

  public ProcessHandle start(List<String> command, Map<String, String> environment) {
    try {
      Files.createDirectories(log.getParent());
      var builder = new ProcessBuilder(inItsOwnSession(command));
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      handle = builder.start().toHandle();
      started.accept(handle);
      return handle;
    } catch (IOException e) {
      throw new StackFailure(name + " could not be started: " + e.getMessage(), e);
    }
  }

  /**
   * Ctrl-C reaches every process of the terminal's group at once; in a session of its own a part
   * lives until its turn comes. setsid replaces itself by the command, so the pid stays the same.
   */
  private static List<String> inItsOwnSession(List<String> command) {
    var setsid = executable("setsid");
    if (setsid.isEmpty()) {
      return command;
    }
    var wrapped = new ArrayList<String>();
    wrapped.add(setsid.get());
    wrapped.addAll(command);
    return wrapped;
  }

  /** The command's place on the PATH, if this machine has it. */
  public static Optional<String> executable(String command) {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    return List.of(path.split(":")).stream()
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  public boolean alive() {
    return handle != null && handle.isAlive();
  }

  public long pid() {
    return handle == null ? -1 : handle.pid();
  }

  public Path log() {
    return log;
  }

  public String name() {
    return name;
  }

  /** Asks politely with the given signal, then insists. */
  public void stop(String signal, Duration grace) {
    if (!alive()) {
      return;
    }
    signal(signal);
    if (!Await.within(grace, () -> !alive())) {
      kill();
    }
  }

  /** kill -9, and waits until the process is gone. */
  public void kill() {
    if (alive()) {
      signal("KILL");
      Await.until("The end of " + name, Duration.ofSeconds(10), () -> !alive());
    }
  }

  public void signal(String signal) {
    if (handle != null) {
      signal(handle.pid(), signal);
    }
  }

  public static void signal(long pid, String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new StackFailure("Signal " + signal + " could not be sent to process " + pid, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What went wrong is usually in the last lines; where in the code it was is for the log. */
  public String lastLines(int count) {
    try {
      var lines =
          Files.readAllLines(log).stream()
              .filter(line -> !line.matches("\\s+(at |\\.\\.\\. ).*"))
              .toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    } catch (IOException e) {
      return "(no log at " + log + ")";
    }
  }
}
