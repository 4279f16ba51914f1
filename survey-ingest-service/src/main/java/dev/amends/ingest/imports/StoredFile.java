package dev.amends.ingest.imports;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.UUID;

/** Reads a stored file piece by piece; one piece is in memory at a time. */
final class StoredFile extends InputStream {

  private final ImportRepository imports;
  private final UUID id;
  private byte[] chunk = new byte[0];
  private int position;
  private int next;

  StoredFile(ImportRepository imports, UUID id) {
    this.imports = imports;
    this.id = id;
  }

  @Override
  public int read() throws IOException {
    return hasBytes() ? chunk[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!hasBytes()) {
      return -1;
    }
    var count = Math.min(length, chunk.length - position);
    System.arraycopy(chunk, position, target, offset, count);
    position += count;
    return count;
  }

  private boolean hasBytes() throws IOException {
    if (position < chunk.length) {
      return true;
    }
    try {
      chunk = imports.chunk(id, next++).orElse(new byte[0]);
      position = 0;
      return chunk.length > 0;
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
