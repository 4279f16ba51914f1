package dev.amends.localstack.testing;

/** What a stack is for. */
public enum StackKind {
  /** Started and forgotten: commits do not wait for the disk. */
  QUICK,
  /** To be killed: {@code fsync} is on. */
  DURABLE,
  /** To be measured: durable, and the broker's code may be compiled as well as the JVM can. */
  MEASURED;

  public boolean durable() {
    return this != QUICK;
  }
}
