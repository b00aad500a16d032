package dev.bindery.engine;

/** A request was opened. */
public record Opened(Request request) implements Answer {
  @Override
  public String code() {
    return Done.OK.code();
  }
}
