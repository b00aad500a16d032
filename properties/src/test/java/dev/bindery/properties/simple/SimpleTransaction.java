package dev.bindery.properties.simple;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A live transaction. */
class SimpleTransaction {
  private static final String WRITE = "";

  final String name;
  final List<SimpleSession> members = new ArrayList<>();

  /** The members whose requests have access: each but the last lends to those behind it (X1). */
  final List<SimpleSession> access = new ArrayList<>();

  /** Its tokens by their kind, as far as they were asked for (T2). */
  final Map<String, String> tokens = new HashMap<>();

  boolean doomed;

  /** What it has done, oldest first: a write, or a savepoint by its name. */
  private final List<String> done = new ArrayList<>();

  SimpleTransaction(String name) {
    this.name = name;
  }

  int writes() {
    return (int) done.stream().filter(WRITE::equals).count();
  }

  int savepoints() {
    return done.size() - writes();
  }

  void write() {
    done.add(WRITE);
  }

  void save(String savepoint) {
    done.add(savepoint);
  }

  boolean hasSavepoint(String savepoint) {
    return done.contains(savepoint);
  }

  /** The newest savepoint of that name is gone, and all that was done since (S2). */
  void undoTo(String savepoint) {
    done.subList(done.lastIndexOf(savepoint), done.size()).clear();
  }

  /** The innermost of the calls that its members are inside of (X7). */
  @Nullable SimpleCall innermost() {
    SimpleCall innermost = null;
    for (SimpleSession holder : access) {
      innermost = holder.call == null ? innermost : holder.call;
    }
    return innermost;
  }
}
