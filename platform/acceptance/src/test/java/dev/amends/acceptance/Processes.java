package dev.amends.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The processes of a running product, by the names of its parts.
 *
 * @param state the folder in which the product keeps everything
 */
public record Processes(Path state) {

  public void kill9(String part) throws IOException {
    var process = process(part).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Asks it to end, and returns when it has. */
  public void terminate(String part) throws IOException {
    var process = process(part).orElseThrow();
    process.destroy();
    process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
  }

  /** STOP freezes a part, CONT lets it go on. */
  public void signal(String part, String signal) throws IOException {
    var pid = Long.toString(process(part).orElseThrow().pid());
    try {
      new ProcessBuilder("kill", "-" + signal, pid).inheritIO().start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public boolean alive(String part) throws IOException {
    return process(part).filter(ProcessHandle::isAlive).isPresent();
  }

  public Path log(String part) {
    return state.resolve("logs").resolve(part + ".log");
  }

  private Optional<ProcessHandle> process(String part) throws IOException {
    var pid = Files.readString(state.resolve("run").resolve(part + ".pid")).strip();
    return ProcessHandle.of(Long.parseLong(pid));
  }
}
