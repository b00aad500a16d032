package dev.bindery.properties.simple;

/** A call of an extended procedure, which is running (E1). */
final class SimpleCall {
  private final SimpleSession caller;

  SimpleCall(SimpleSession caller) {
    this.caller = caller;
  }

  /** Whose request is inside it. */
  SimpleSession caller() {
    return caller;
  }
}
