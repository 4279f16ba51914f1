package dev.amends.localstack.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void withoutATerminalEveryPartIsOneLineWhenItIsDone() {
    var bytes = new ByteArrayOutputStream();
    var progress = new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);
    progress.started("kafka");
    progress.started("postgres");
    progress.done("kafka", "port 19092");
    progress.failed("postgres");
    var text = bytes.toString(StandardCharsets.UTF_8).replaceAll("\\d+\\.\\d s", "0.0 s");
    assertEquals(
        """
          ✓ kafka                     0.0 s  port 19092
          ✗ postgres                  0.0 s
        """,
        text);
  }
}
