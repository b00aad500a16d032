package dev.bindery.properties.explain;

import static dev.bindery.properties.explain.Parts.NONE;
import static dev.bindery.properties.explain.Parts.function;
import static dev.bindery.properties.explain.Parts.get;
import static dev.bindery.properties.explain.Parts.numbered;
import static dev.bindery.properties.explain.Parts.text;
import static dev.bindery.properties.explain.Parts.truth;

import dev.bindery.properties.explain.Picture.Access;
import dev.bindery.properties.explain.Picture.Arrow;
import dev.bindery.properties.explain.Picture.Box;
import dev.bindery.properties.explain.Picture.Kind;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Makes the pictures of a module's states. Who has access, who waits and for whom is asked of the
 * module's own operators; nothing of it is worked out here.
 */
final class Pictures {
  /** Before the number of a transaction. */
  static final String TRAN = "T";

  private final SpecModule module;
  private final String family;

  /**
   * For the states of a module.
   *
   * @param family the module that it is about, as {@code BoundSessions}
   */
  Pictures(SpecModule module, String family) {
    this.module = module;
    this.family = family;
  }

  /** The picture of a state; an empty one where there is nothing to draw. */
  Picture of(State state) {
    return switch (family) {
      case "BoundSessions" -> bound(state);
      case "LockSpaces" -> LockPictures.ofSpaces(module, state);
      case "KeyRanges" -> LockPictures.ofRanges(state);
      case "DistributedSessions" -> BranchPictures.ofSessions(module, state);
      case "Sql7Sessions" -> spaces(state);
      case "IssuedTokens" -> tokens(state);
      case "OneSession" -> shared(List.of(transaction("the transaction", state.get("tran"))));
      case "AtomicCommit" -> shared(BranchPictures.branches(state));
      default -> Picture.NONE;
    };
  }

  private static Picture shared(List<Box> places) {
    return new Picture(List.of(), places, List.of(), List.of(), List.of());
  }

  private Picture bound(State state) {
    List<Box> sessions = new ArrayList<>();
    List<Arrow> arrows = new ArrayList<>();
    function(state.get("ses"))
        .forEach(
            (name, session) -> {
              String request = text(session, "req");
              List<String> words = new ArrayList<>();
              words.add(
                  switch (request) {
                    case "off" -> "not connected";
                    case "idle" -> "no request";
                    case "open" -> "request open";
                    case "busy" -> "request runs";
                    default -> "in a call";
                  });
              words.addAll(counted(session));
              if (truth(get(session, "abort"))) {
                words.add("XACT_ABORT");
              }
              Access access =
                  !truth(module.value(state, "Holds", session))
                      ? Access.NONE
                      : truth(module.value(state, "InCall", name)) ? Access.LENDS : Access.HAS;
              sessions.add(
                  new Box(name.toString(), words, numbered(TRAN, get(session, "tx")), access));
              link(arrows, text(session, "lender"), name, "lends");
              link(arrows, text(session, "home"), name, "opened");
            });
    return new Picture(sessions, transactions(state), List.of(), List.of(), arrows);
  }

  private Picture spaces(State state) {
    List<Box> sessions = new ArrayList<>();
    function(state.get("ses"))
        .forEach(
            (name, session) -> {
              List<String> words = new ArrayList<>(counted(session));
              if (truth(module.value(state, "Waits", name))) {
                words.add("waits at count 0");
              }
              sessions.add(
                  new Box(
                      name.toString(), words, numbered("space ", get(session, "sp")), Access.NONE));
            });
    Map<Object, Object> trans = function(state.get("tran"));
    List<Box> spaces = new ArrayList<>();
    function(state.get("space"))
        .forEach(
            (number, space) -> {
              if (!text(space, "status").equals("unused")) {
                List<String> words = new ArrayList<>(List.of(text(space, "status")));
                words.add(get(space, "given") + " tokens given");
                Object lives = get(space, "tx");
                if (trans.containsKey(lives)) {
                  Box transaction = transaction(TRAN + lives, trans.get(lives));
                  words.add(transaction.name() + " " + String.join(", ", transaction.words()));
                }
                spaces.add(Box.of("space " + number, words));
              }
            });
    return new Picture(sessions, spaces, List.of(), List.of(), List.of());
  }

  private static Picture tokens(State state) {
    List<Box> sessions = new ArrayList<>();
    function(state.get("ses"))
        .forEach(
            (name, session) ->
                sessions.add(
                    new Box(
                        name.toString(),
                        List.of(((Collection<?>) get(session, "holds")).size() + " tokens told"),
                        numbered(TRAN, get(session, "tx")),
                        Access.NONE)));
    return new Picture(sessions, transactions(state), List.of(), List.of(), List.of());
  }

  static List<Box> transactions(State state) {
    List<Box> begun = new ArrayList<>();
    function(state.get("tran"))
        .forEach(
            (number, tran) -> {
              if (!text(tran, "status").equals("unused")) {
                begun.add(transaction(TRAN + number, tran));
              }
            });
    return begun;
  }

  /** What stands in a transaction's record, whichever fields the module gives it. */
  private static Box transaction(String name, Object tran) {
    Map<Object, Object> fields = function(tran);
    List<String> words = new ArrayList<>(List.of(text(tran, "status")));
    if (truth(fields.get("doomed"))) {
      words.add("doomed");
    }
    if (!NONE.equals(fields.getOrDefault("name", NONE))) {
      words.add("named " + fields.get("name"));
    }
    if (fields.get("log") instanceof Integer writes && writes > 0) {
      words.add("undo: " + writes);
    }
    if (fields.get("saves") instanceof List<?> saves && !saves.isEmpty()) {
      words.add(
          "saves: "
              + String.join(
                  ", ",
                  saves.stream().map(save -> text(save, "name") + "@" + get(save, "at")).toList()));
    }
    if (fields.get("number") instanceof Integer number) {
      words.add("token " + number);
    }
    return Box.of(name, words);
  }

  static List<String> counted(Object session) {
    List<String> words = new ArrayList<>();
    if (function(session).get("cnt") instanceof Integer count && count > 0) {
      words.add("count " + count);
    }
    if (truth(get(session, "owed"))) {
      words.add("owed 3926");
    }
    return words;
  }

  static void link(List<Arrow> arrows, String from, Object to, String words) {
    if (!from.equals(NONE)) {
      arrows.add(new Arrow(Kind.LENDS, from, to.toString(), words));
    }
  }
}
