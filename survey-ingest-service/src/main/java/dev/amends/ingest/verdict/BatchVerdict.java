package dev.amends.ingest.verdict;

import java.util.List;

/** The verdict on a batch: every item gets exactly one, in the order in which the items came. */
public record BatchVerdict(long accepted, long rejected, List<ItemVerdict> items) {

  public static BatchVerdict of(List<ItemVerdict> items) {
    var accepted = items.stream().filter(ItemVerdict::isAccepted).count();
    return new BatchVerdict(accepted, items.size() - accepted, items);
  }
}
