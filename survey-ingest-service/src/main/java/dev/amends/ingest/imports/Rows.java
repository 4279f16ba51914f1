package dev.amends.ingest.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.ingest.verdict.Reading;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;

/** The rows of a file, one after the other; only one is in memory at a time. */
interface Rows extends Iterator<Rows.Row>, Closeable {

  /**
   * How a file is to be read.
   *
   * @param mapping which column is which field; an empty object where fields have their own names
   * @param mode live or history, for every row
   */
  record Recipe(Format format, JsonNode mapping, ZoneId zone, String mode) {}

  /** A row that nobody has read yet. */
  interface Row {
    /** Where it begins, counted from 1. */
    long line();

    /** The feedback event that it stands for; broken ones say what is wrong with the row. */
    Reading<JsonNode> event();

    /** How much memory it takes, about: bytes or characters. */
    int length();

    /** What is kept of it, should it be rejected: its own cells, or its text. */
    List<String> kept();
  }

  /** The file's own columns, in their order; empty if it has none. */
  List<String> header();

  /**
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if there is no row and no header, or if
   *     the mapping does not fit the file
   * @throws UncheckedIOException if the text is broken so that no more rows can be told apart
   */
  static Rows of(InputStream file, Recipe recipe) {
    return switch (recipe.format()) {
      case CSV -> CsvRows.of(file, recipe);
      case NDJSON -> new NdjsonRows(file, recipe.mode());
    };
  }

  /** Leaves out rows that are done. */
  default void skip(long rows) {
    for (var skipped = 0L; skipped < rows; skipped++) {
      next();
    }
  }

  @Override
  void close() throws IOException;
}
