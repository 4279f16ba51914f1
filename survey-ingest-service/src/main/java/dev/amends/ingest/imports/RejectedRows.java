package dev.amends.ingest.imports;

import dev.amends.ingest.imports.ImportRepository.Reject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rejected rows of an import, a page in memory at a time. */
record RejectedRows(ImportRepository imports, UUID id) {

  private static final int PAGE = 50;

  /** Takes all faults of one row. */
  interface Sink {
    void accept(List<Reject> faults) throws IOException;
  }

  /** Every row once, in the order of the file. */
  void forEach(Sink sink) throws IOException {
    try {
      // The faults of one row may lie on two pages.
      var row = new ArrayList<Reject>();
      for (var page = imports.rejects(id, 0, -1, PAGE);
          !page.isEmpty();
          page = imports.rejects(id, page.getLast().line(), page.getLast().position(), PAGE)) {
        for (var reject : page) {
          if (!row.isEmpty() && row.getFirst().line() != reject.line()) {
            sink.accept(row);
            row.clear();
          }
          row.add(reject);
        }
      }
      if (!row.isEmpty()) {
        sink.accept(row);
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
