package dev.amends.acceptance.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallDiskIT {

  private static final byte[] SOMETHING = new byte[64 * 1024];

  @TempDir Path above;

  @Test
  void aFilledDiskTakesNothingMoreAndHasRoomAgainAfterwards() throws IOException {
    try (var disk = mounted()) {
      var file = disk.folder().resolve("file");
      assertNotEquals(Files.getFileStore(above), Files.getFileStore(disk.folder()));

      disk.fill();
      var refusal = assertThrows(IOException.class, () -> Files.write(file, SOMETHING));
      assertTrue(refusal.getMessage().contains("No space left on device"), refusal.getMessage());

      disk.makeRoom();
      Files.write(file, SOMETHING);
      assertEquals(SOMETHING.length, Files.size(file));
    }
  }

  @Test
  void nothingOfItIsLeftEvenIfAFileOnItIsOpen() throws IOException {
    var disk = mounted();
    try (var open = Files.newOutputStream(disk.folder().resolve("open"))) {
      open.write(SOMETHING);
      disk.close();
    }

    assertFalse(Files.exists(disk.folder()));
    assertEquals(0, Files.list(above).count());
  }

  private SmallDisk mounted() {
    var disk = SmallDisk.at(above.resolve("disk"));
    assumeTrue(disk.isPresent(), "This machine lets us mount neither an ext4 image nor a tmpfs");
    return disk.orElseThrow();
  }
}
