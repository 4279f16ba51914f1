package dev.amends.ingest.surveys.domain;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Whom a survey asks by itself, how, and how often.
 *
 * @param automatic whether it asks everybody to whom its touchpoint occurs; otherwise only those it
 *     is told of
 * @param channels the first that the customer permits and can be reached by is taken
 * @param after how long after what it is about
 * @param useful how long after that it can still be asked; later nobody remembers
 * @param samplePercent of those who could be asked, 1–100
 * @param perDay how many customers at most, or null
 * @param remindAfter when to remind once who neither answered nor declined, or null
 */
public record Asking(
    boolean automatic,
    List<Channel> channels,
    Duration after,
    Duration useful,
    int samplePercent,
    Integer perDay,
    Duration remindAfter) {

  /** What holds unless the survey says otherwise. */
  public static final Asking USUAL =
      new Asking(
          false, List.of(Channel.EMAIL), Duration.ZERO, Duration.ofDays(14), 100, null, null);

  private static final int ALL = 100;

  /** How a customer is reached. */
  public enum Channel {
    EMAIL,
    SMS,
    /** A system of the company's own, which brings the link to the customer. */
    WEBHOOK;

    /** As permissions name it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Channel> of(String code) {
      return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
  }

  /** The same invitation is always in the sample or never; independent of the block it draws. */
  public boolean samples(UUID invitation) {
    return Math.floorMod(invitation.getLeastSignificantBits() >>> Short.SIZE, ALL) < samplePercent;
  }
}
