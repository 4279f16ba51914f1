package dev.amends.ingest.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import dev.amends.edge.problem.ErrorCode;
import dev.amends.ingest.verdict.Json.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Judges the items of a batch and hands on what can be used, a window at a time: of a batch of any
 * size only the verdicts and one window are held in memory.
 */
public record BatchJudge<T>(Function<JsonNode, Reading<T>> reader, Acceptance<T> acceptance) {

  /** How many items that can be used are handed on together. */
  static final int WINDOW = 1_000;

  /** What the sender hears of an item that can be used. */
  @FunctionalInterface
  public interface Acceptance<T> {
    ItemVerdict of(int index, T value);
  }

  /**
   * @param use what is done with each window; if it fails, the windows before have been used, and
   *     the sender is to send the same again
   */
  public BatchVerdict judge(List<BatchItems.Item> items, Consumer<List<T>> use) {
    var verdicts = new ArrayList<ItemVerdict>(items.size());
    var window = new ArrayList<T>();
    for (var item : items) {
      verdicts.add(judge(verdicts.size(), item, window));
      if (window.size() == WINDOW) {
        use.accept(List.copyOf(window));
        window.clear();
      }
    }
    if (!window.isEmpty()) {
      use.accept(List.copyOf(window));
    }
    return BatchVerdict.of(verdicts);
  }

  private ItemVerdict judge(int index, BatchItems.Item item, List<T> window) {
    try {
      return switch (reader.apply(item.json())) {
        case Reading.Valid<T> read -> {
          window.add(read.value());
          yield acceptance.of(index, read.value());
        }
        case Reading.Invalid<T> read ->
            ItemVerdict.rejected(index, ErrorCode.INVALID, read.errors());
      };
    } catch (Unreadable e) {
      return ItemVerdict.rejected(index, e.code(), List.of());
    }
  }
}
