package dev.amends.text;

import java.util.List;

/** What the models are asked. The names appear in findings and in model files. */
public final class Labels {

  public static final String NEGATIVE = "negative";
  public static final String NEUTRAL = "neutral";
  public static final String POSITIVE = "positive";

  public static final String LEAVE_INTENT = "leave-intent";
  public static final String URGENCY = "urgency";
  public static final String EFFORT = "effort";
  public static final String STAFF_PRAISE = "staff-praise";

  public static final List<String> TONES = List.of(NEGATIVE, NEUTRAL, POSITIVE);

  /** Ekman's six, as the labelled texts know them. */
  public static final List<String> EMOTIONS =
      List.of("anger", "disgust", "fear", "joy", "sadness", "surprise");

  public static final List<String> SIGNALS = List.of(LEAVE_INTENT, URGENCY, EFFORT, STAFF_PRAISE);

  private Labels() {}
}
