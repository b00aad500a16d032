package dev.bindery.properties.explain;

import static dev.bindery.properties.explain.Parts.NONE;
import static dev.bindery.properties.explain.Parts.filled;
import static dev.bindery.properties.explain.Parts.function;
import static dev.bindery.properties.explain.Parts.get;
import static dev.bindery.properties.explain.Parts.numbered;
import static dev.bindery.properties.explain.Parts.text;
import static dev.bindery.properties.explain.Parts.truth;

import dev.bindery.properties.explain.Picture.Access;
import dev.bindery.properties.explain.Picture.Arrow;
import dev.bindery.properties.explain.Picture.Box;
import dev.bindery.properties.explain.Picture.Kind;
import dev.bindery.properties.explain.Picture.Lock;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The pictures of the modules that are about locks. */
final class LockPictures {
  private LockPictures() {}

  static Picture ofSpaces(SpecModule module, State state) {
    Object now = module.value(state, "Now");
    List<Box> sessions = new ArrayList<>();
    List<Arrow> arrows = new ArrayList<>();
    function(state.get("ses"))
        .forEach(
            (name, session) -> {
              boolean waits = truth(module.value(state, "Waits", name));
              boolean calls = truth(module.value(state, "Calls", name));
              List<String> words = new ArrayList<>(Pictures.counted(session));
              words.add(text(session, "level"));
              if (waits) {
                words.add(
                    text(get(session, "doing"), "op") + "s " + text(get(session, "doing"), "on"));
              }
              String tran = numbered(Pictures.TRAN, get(session, "tx"));
              boolean has = !tran.isEmpty() && (waits || calls);
              sessions.add(new Box(name.toString(), words, tran, has ? Access.HAS : Access.NONE));
              Pictures.link(arrows, text(session, "caller"), name, "calls");
            });
    for (Object session : (List<?>) state.get("queue")) {
      Object wanted = module.value(state, "Wanted", now, session);
      String words = text(wanted, "mode") + " on " + text(wanted, "on");
      for (Object owner : (Collection<?>) module.value(state, "WaitsFor", now, session)) {
        arrows.add(new Arrow(Kind.WAITS, session.toString(), owner(owner), words));
      }
    }
    Map<Object, Object> data = function(state.get("data"));
    List<Box> things = new ArrayList<>();
    List<Lock> locks = new ArrayList<>();
    function(state.get("lock"))
        .forEach(
            (on, held) -> {
              String writer = numbered(Pictures.TRAN, data.getOrDefault(on, 0));
              things.add(
                  Box.of(
                      on.toString(),
                      writer.isEmpty() ? List.of() : List.of("written by " + writer)));
              function(held)
                  .forEach((owner, lock) -> hold(locks, on.toString(), owner(owner), lock));
            });
    return new Picture(sessions, Pictures.transactions(state), things, locks, arrows);
  }

  /** A lock is held until its statement is over, and kept until its transaction is. */
  private static void hold(List<Lock> locks, String on, String owner, Object lock) {
    String held = text(lock, "held");
    if (!held.equals(NONE)) {
      String kept = text(lock, "kept");
      locks.add(new Lock(on, owner, kept.equals(held) ? held : held + ", keeps " + kept));
    }
  }

  static Picture ofRanges(State state) {
    List<Box> transactions = new ArrayList<>();
    Map<Object, Object> added = function(state.get("added"));
    Map<Object, Object> removed = function(state.get("removed"));
    function(state.get("seen"))
        .forEach(
            (name, seen) -> {
              List<String> words = new ArrayList<>();
              if (!text(seen, "level").equals(NONE)) {
                List<?> range = (List<?>) get(seen, "range");
                words.add(text(seen, "level"));
                words.add("scanned " + range.get(0) + " to " + range.get(1));
              }
              filled(words, "put in ", added.get(name));
              filled(words, "took out ", removed.get(name));
              transactions.add(Box.of(name.toString(), words));
            });
    Collection<?> present = (Collection<?>) state.get("present");
    List<Box> keys = new ArrayList<>();
    List<Lock> locks = new ArrayList<>();
    function(state.get("lock"))
        .forEach(
            (key, held) -> {
              keys.add(
                  Box.of("key " + key, present.contains(key) ? List.of("committed") : List.of()));
              function(held)
                  .forEach(
                      (owner, pair) -> {
                        Object range = ((List<?>) pair).get(0);
                        Object row = ((List<?>) pair).get(1);
                        if (!range.equals(NONE) || !row.equals(NONE)) {
                          locks.add(
                              new Lock(
                                  "key " + key, owner.toString(), "gap " + range + ", key " + row));
                        }
                      });
            });
    return new Picture(transactions, List.of(), keys, locks, List.of());
  }

  /** The owner of a lock: a transaction, or a session whose statement is one of its own. */
  private static String owner(Object owner) {
    return owner instanceof Integer number ? Pictures.TRAN + number : owner.toString();
  }
}
