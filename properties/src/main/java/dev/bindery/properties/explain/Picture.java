package dev.bindery.properties.explain;

import java.util.List;

/**
 * What of a state can be drawn, in words that all modules share.
 *
 * @param actors who acts: the sessions, or the transactions of a module without sessions
 * @param places what they share: transactions, branches, spaces, the coordinator
 * @param things what is locked
 * @param locks who has a lock on what
 * @param arrows between actors and places
 */
public record Picture(
    List<Box> actors, List<Box> places, List<Box> things, List<Lock> locks, List<Arrow> arrows) {
  /** Nothing. */
  static final Picture NONE = new Picture(List.of(), List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Picture {
    actors = List.copyOf(actors);
    places = List.copyOf(places);
    things = List.copyOf(things);
    locks = List.copyOf(locks);
    arrows = List.copyOf(arrows);
  }

  /** What an actor may do in the place that it is in. */
  public enum Access {
    /** It is no more than a member. */
    NONE,
    /** Its request has access. */
    HAS,
    /** Its request has access and lends it, from inside a call. */
    LENDS
  }

  /**
   * One of them, with what is to be known of it.
   *
   * @param in the place that an actor is a member of; else empty
   */
  public record Box(String name, List<String> words, String in, Access access) {
    /** Copies the list. */
    public Box {
      words = List.copyOf(words);
    }

    static Box of(String name, List<String> words) {
      return new Box(name, words, "", Access.NONE);
    }
  }

  /**
   * A lock that is held.
   *
   * @param on the thing
   * @param owner the place or the actor that owns it
   */
  public record Lock(String on, String owner, String mode) {}

  /** What an arrow says. */
  public enum Kind {
    /** One waits for the other. */
    WAITS,
    /** One lends its access to the other, or has opened it. */
    LENDS,
    /** A message is on its way. */
    MESSAGE
  }

  /** From one name to another. */
  public record Arrow(Kind kind, String from, String to, String words) {}
}
