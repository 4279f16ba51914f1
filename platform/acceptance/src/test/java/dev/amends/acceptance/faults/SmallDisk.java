package dev.amends.acceptance.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A small disk of its own at a folder, so that it can be full while every other disk has room: an
 * ext4 image on a loop device, or memory (tmpfs) where there are no loop devices. To mount either
 * takes root's rights on Linux.
 */
public final class SmallDisk implements AutoCloseable {

  /** Room for some twenty runs of 100 MB. Sparse: costs the disk beneath only what is written. */
  private static final String IMAGE_SIZE = "2G";

  /** Memory, so half of it. */
  private static final String TMPFS_SIZE = "1G";

  private static final long BLOCK = 4096;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Empty where mounting is not permitted, which is found out by trying. */
  public static Optional<SmallDisk> at(Path folder) {
    var disk = new SmallDisk(folder);
    try {
      // What a run that was killed left behind.
      disk.close();
      Files.createDirectories(folder);
      if (disk.mountImage() || disk.mountMemory()) {
        return Optional.of(disk);
      }
      disk.close();
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path folder() {
    return folder;
  }

  /** Takes all the room that is left, to the last block. */
  void fill() throws IOException {
    var filler = filler();
    var step = Files.getFileStore(folder).getUsableSpace();
    while (step >= BLOCK) {
      var taken = Files.exists(filler) ? Files.size(filler) : 0;
      // Reserved and not written, so that the disk beneath is left in peace.
      if (!run("fallocate", "-o", "" + taken, "-l", "" + step, filler.toString())) {
        step /= 2;
      }
    }
  }

  /** Gives back what {@link #fill} took. */
  void makeRoom() throws IOException {
    Files.deleteIfExists(filler());
  }

  /** Lazily if something still uses it: nothing may stay mounted. */
  @Override
  public void close() {
    if (mounted() && !run("umount", path())) {
      run("umount", "-l", path());
    }
    try {
      Files.deleteIfExists(image());
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " is still mounted", e);
    }
  }

  private boolean mountImage() {
    var image = image().toString();
    return run("truncate", "-s", IMAGE_SIZE, image)
        // Nothing is kept back for root: full is full for everybody.
        && run("mkfs.ext4", "-q", "-F", "-m", "0", image)
        && run("mount", "-o", "loop", image, path());
  }

  private boolean mountMemory() {
    return run("mount", "-t", "tmpfs", "-o", "size=" + TMPFS_SIZE, "tmpfs", path());
  }

  private boolean mounted() {
    return run("mountpoint", "-q", path());
  }

  private Path image() {
    return folder.resolveSibling(folder.getFileName() + ".image");
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  private String path() {
    return folder.toString();
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchCommand) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
