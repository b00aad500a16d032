package dev.bindery.engine;

/**
 * The owner of the locks of a session's statement outside of any transaction: that is a transaction
 * of its own (N9).
 */
final class OwnStatement extends LockSpace {
  private final int sessionId;

  OwnStatement(int sessionId) {
    this.sessionId = sessionId;
  }

  @Override
  int ranBy() {
    return sessionId;
  }

  @Override
  int undoRecords() {
    return 0;
  }

  @Override
  long age() {
    return Long.MAX_VALUE;
  }

  @Override
  String label() {
    return "a statement of session " + sessionId;
  }
}
