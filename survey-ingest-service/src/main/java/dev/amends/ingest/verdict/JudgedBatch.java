package dev.amends.ingest.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.ingest.verdict.Json.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A batch of which every item was judged: what can be used, and the verdict on all. */
public record JudgedBatch<T>(List<T> valid, BatchVerdict verdict) {

  /** What the sender hears of an item that can be used. */
  @FunctionalInterface
  public interface Acceptance<T> {
    ItemVerdict of(int index, T value);
  }

  public static <T> JudgedBatch<T> of(
      List<BatchItems.Item> items,
      Function<JsonNode, Reading<T>> reader,
      Acceptance<T> acceptance) {
    var valid = new ArrayList<T>();
    var verdicts = new ArrayList<ItemVerdict>();
    for (var item : items) {
      var index = verdicts.size();
      try {
        switch (reader.apply(item.json())) {
          case Reading.Valid<T> read -> {
            valid.add(read.value());
            verdicts.add(acceptance.of(index, read.value()));
          }
          case Reading.Invalid<T> read ->
              verdicts.add(ItemVerdict.rejected(index, ErrorCode.INVALID, read.errors()));
        }
      } catch (Unreadable e) {
        verdicts.add(ItemVerdict.rejected(index, e.code(), List.of()));
      }
    }
    return new JudgedBatch<>(valid, BatchVerdict.of(verdicts));
  }
}
