package dev.amends.edge.page;

import java.util.List;

/**
 * One page of a list.
 *
 * @param nextCursor what to send as {@code cursor} for the next page, or null on the last
 * @param total how many there are on all pages together
 */
public record Page<T>(List<T> items, String nextCursor, long total) {

  public static final int DEFAULT_LIMIT = 50;
  public static final int MAX_LIMIT = 200;
}
