package dev.amends.localstack.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

  @TempDir Path folder;

  @Test
  void aLivingProcessOfOursIsFoundAgain() {
    var file = new PidFile(folder.resolve("run/part.pid"), "java");
    file.write(ProcessHandle.current());
    assertEquals(Optional.of(ProcessHandle.current()), file.living());
  }

  @Test
  void aPidThatNowBelongsToSomebodyElseIsStale() {
    var file = new PidFile(folder.resolve("run/part.pid"), "a mark that no command line has");
    file.write(ProcessHandle.current());
    assertEquals(Optional.empty(), file.living());
  }

  @Test
  void aMissingOrDamagedFileMeansNotRunning() throws Exception {
    var file = new PidFile(folder.resolve("part.pid"), "java");
    assertEquals(Optional.empty(), file.living());
    Files.writeString(file.file(), "not a pid");
    assertEquals(Optional.empty(), file.living());
  }
}
