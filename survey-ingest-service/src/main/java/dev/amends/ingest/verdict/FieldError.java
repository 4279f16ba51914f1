package dev.amends.ingest.verdict;

/**
 * What is wrong with one field.
 *
 * @param field the path in the event, for example {@code scores.nps}
 * @param code stable, see {@link Code}
 * @param message a sentence for the person who has to mend it
 */
public record FieldError(String field, String code, String message) {

  /** The codes a field can be refused with. */
  public enum Code {
    REQUIRED("required"),
    WRONG_TYPE("wrong-type"),
    OUT_OF_RANGE("out-of-range"),
    UNKNOWN_VALUE("unknown-value"),
    TOO_LONG("too-long"),
    IN_FUTURE("in-future"),
    NOT_A_TIME("not-a-time"),
    INVALID_CHARACTER("invalid-character"),
    AMBIGUOUS_DEFINITION("ambiguous-definition"),
    EMPTY("empty"),
    TOO_MANY("too-many"),
    NOT_ASKED("not-asked"),
    BAD_WORDING("bad-wording"),
    WRONG_COLUMN_COUNT("wrong-column-count");

    private final String code;

    Code(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  public static FieldError of(String field, Code code, String message) {
    return new FieldError(field, code.code(), message);
  }
}
