package dev.amends.ingest.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ByteLinesTest {

  @Test
  void linesAreNumberedAsAnEditorNumbersThemAndBlankOnesLeftOut() throws IOException {
    assertEquals(List.of("1 a", "4 b\r", "6 c"), read("a\n\n \t\nb\r\n\r\nc"));
    assertEquals(List.of("1 a"), read("a\n"));
    assertEquals(List.of(), read(""));
    assertEquals(List.of(), read("\n\n"));
  }

  @Test
  void aLineMayBeAsLongAsItMayAndNotAByteLonger() throws IOException {
    var longest = "x".repeat(ByteLines.MAX_BYTES);
    try (var lines = lines(longest + "\n" + longest + "y\nz")) {
      var whole = lines.next();
      assertEquals(ByteLines.MAX_BYTES, whole.bytes().length);
      assertEquals(false, whole.cut());
      var cut = lines.next();
      assertEquals(ByteLines.MAX_BYTES, cut.bytes().length);
      assertTrue(cut.cut());
      assertEquals(3, lines.next().number());
      assertNull(lines.next());
    }
  }

  private static List<String> read(String text) throws IOException {
    var read = new ArrayList<String>();
    try (var lines = lines(text)) {
      for (var line = lines.next(); line != null; line = lines.next()) {
        read.add(line.number() + " " + new String(line.bytes(), StandardCharsets.UTF_8));
      }
    }
    return read;
  }

  private static ByteLines lines(String text) {
    return new ByteLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
