package dev.bindery.engine;

/** A session was connected. */
public record Connected(Session session) implements Answer {
  @Override
  public String code() {
    return Done.OK.code();
  }
}
