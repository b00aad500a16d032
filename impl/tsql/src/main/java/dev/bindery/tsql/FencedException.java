package dev.bindery.tsql;

/**
 * The request is not open any more: it was cancelled, or its session is gone (rule X9). Nothing
 * more of the batch runs.
 */
final class FencedException extends Exception {
  private static final long serialVersionUID = 1;

  FencedException() {
    super(null, null, false, false);
  }
}
