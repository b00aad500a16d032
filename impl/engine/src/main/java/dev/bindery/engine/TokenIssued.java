package dev.bindery.engine;

/** The token of the session's transaction. Printing this does not print the token (T9). */
public record TokenIssued(BindToken token) implements Answer {
  @Override
  public String code() {
    return Done.OK.code();
  }
}
