package dev.amends.evaluation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The rows of a data set: {@code dev.csv}, and {@code heldout.csv} where there is one. */
record Rows(List<NamedCsvRecord> dev, List<NamedCsvRecord> heldOut) {

  static Rows of(Path data, String set) throws IOException {
    var dev = data.resolve(set).resolve("dev.csv");
    if (!Files.exists(dev)) {
      throw new IOException("There is no " + dev);
    }
    return new Rows(read(dev), read(data.resolve(set).resolve("heldout.csv")));
  }

  static List<NamedCsvRecord> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (var reader = Files.newBufferedReader(file)) {
      return read(reader);
    }
  }

  static List<NamedCsvRecord> read(Reader reader) throws IOException {
    try (var rows = CsvReader.builder().ofNamedCsvRecord(reader)) {
      return rows.stream().toList();
    }
  }
}
