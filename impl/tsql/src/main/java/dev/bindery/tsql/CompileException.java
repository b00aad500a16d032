package dev.bindery.tsql;

import java.util.List;

/** A batch that cannot run, and why. */
final class CompileException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Message> errors;

  CompileException(List<Message> errors) {
    super(null, null, false, false);
    this.errors = List.copyOf(errors);
  }

  /** At least one, in the order in which they were found. */
  List<Message> errors() {
    return errors;
  }

  @Override
  public String getMessage() {
    return errors.toString();
  }
}
