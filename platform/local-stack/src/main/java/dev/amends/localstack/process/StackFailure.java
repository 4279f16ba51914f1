package dev.amends.localstack.process;

/** Something the person at the keyboard can act on; shown as a sentence, never as a stack trace. */
public final class StackFailure extends RuntimeException {

  public StackFailure(String sentence) {
    super(sentence);
  }

  public StackFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
