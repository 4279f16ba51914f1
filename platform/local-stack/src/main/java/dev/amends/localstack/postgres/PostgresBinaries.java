package dev.amends.localstack.postgres;

import dev.amends.localstack.process.StackFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks initdb and postgres once per checkout from the archive on the class path. */
public final class PostgresBinaries {

  private static final String[] ARCHIVES = {
    "postgres-linux-x86_64.txz",
    "postgres-linux-arm_64.txz",
    "postgres-darwin-x86_64.txz",
    "postgres-darwin-arm_64.txz"
  };
  private static final String FOLDER = "postgres-18";

  private PostgresBinaries() {}

  /** Returns the folder with bin, lib and share. Two processes may ask at once: one unpacks. */
  public static Path unpackedUnder(Path cache) {
    var home = cache.resolve(FOLDER);
    if (Files.isDirectory(home)) {
      return home;
    }
    try {
      Files.createDirectories(cache);
      try (var lock =
              FileChannel.open(
                  cache.resolve(FOLDER + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          var held = lock.lock()) {
        if (held.isValid() && !Files.isDirectory(home)) {
          unpack(cache, home);
        }
      }
      return home;
    } catch (IOException e) {
      throw new StackFailure(
          "PostgreSQL could not be unpacked to " + home + ": " + e.getMessage(), e);
    }
  }

  /** Beside and moved into place, so that an interrupted start leaves no half database server. */
  private static void unpack(Path cache, Path home) throws IOException {
    var beside = Files.createTempDirectory(cache, "unpack");
    // A temporary folder is closed to everybody else; root's postgres runs as somebody else.
    Files.setPosixFilePermissions(beside, permissions(0755));
    try (var archive = archive();
        var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(tar, entry, beside);
      }
    }
    Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
  }

  private static java.io.InputStream archive() throws IOException {
    for (var name : ARCHIVES) {
      var stream = PostgresBinaries.class.getResourceAsStream("/" + name);
      if (stream != null) {
        return stream;
      }
    }
    throw new IOException("the class path has no PostgreSQL archive for this machine");
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
      throws IOException {
    var target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("the archive points outside itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(target, permissions(entry.getMode()));
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    var executable = (mode & 0100) != 0;
    var permissions =
        EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OTHERS_READ);
    if (executable) {
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    return permissions;
  }
}
