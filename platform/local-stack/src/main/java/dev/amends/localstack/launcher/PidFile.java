package dev.amends.localstack.launcher;

import dev.amends.localstack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A plain pid in a file; believed only if that process is still what it was. */
record PidFile(Path file, String mark) {

  void write(ProcessHandle handle) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, Long.toString(handle.pid()));
    } catch (IOException e) {
      throw new StackFailure(file + " could not be written: " + e.getMessage(), e);
    }
  }

  Optional<ProcessHandle> living() {
    try {
      return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
          .filter(ProcessHandle::isAlive)
          .filter(this::isOurs);
    } catch (IOException | NumberFormatException nothingWritten) {
      return Optional.empty();
    }
  }

  /** A pid is soon given to somebody else. A command line that may not be read counts as ours. */
  private boolean isOurs(ProcessHandle handle) {
    return handle.info().commandLine().map(line -> line.contains(mark)).orElse(true);
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new StackFailure(file + " could not be deleted: " + e.getMessage(), e);
    }
  }
}
