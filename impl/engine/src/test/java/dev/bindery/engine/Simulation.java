package dev.bindery.engine;

import dev.bindery.engine.SimulatedStep.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Many sessions on one instance, driven by one thread: each step is done by one of them, and time
 * passes only when a step says so. So a run depends on nothing but its seed and its steps.
 *
 * <p>After each step {@link SimulationChecks} look at it, every so often the {@link Validator} at
 * everything, and {@link DataOracle} at each answer about data. At the end everybody goes home: all
 * that waits must come to an end by that alone, and the tables must hold what was committed.
 */
final class Simulation {
  /**
   * The first thing that was wrong.
   *
   * @param step after how many steps; after all of them, perhaps at the end
   * @param answers what was answered in each step, and then at the end
   */
  record Failure(int step, List<String> faults, List<String> answers, @Nullable Throwable thrown) {
    @Override
    public String toString() {
      return "after step " + step + ": " + (thrown == null ? faults : thrown);
    }
  }

  private static final int MOST_SESSIONS = 20;
  private static final int ROUNDS_TO_THE_END = 1000;

  private final List<String> faults = new ArrayList<>();
  private final DataOracle oracle = new DataOracle(faults);
  private final Map<String, Integer> answers;
  private final List<String> told = new ArrayList<>();
  private final List<String> answered = new ArrayList<>();
  private final Instance instance;
  private final SimulationChecks checks;
  private final List<Table> tables;
  private final List<SimulatedPlace> places;
  private final SimulatedOperations operations;
  private long nowMs;

  private Simulation(long seed, Map<String, Integer> answers) {
    this.answers = answers;
    Random random = new Random(~seed);
    Limits limits = Limits.DEFAULT.withSessions(sessions(seed) + 1).withNesting(3);
    limits = random.nextInt(4) == 0 ? limits.withEscalation(2 + random.nextInt(4)) : limits;
    limits = random.nextInt(4) == 0 ? limits.withLocks(8 + random.nextInt(8)) : limits;
    limits = random.nextInt(4) == 0 ? limits.withUndoRecords(8 + random.nextInt(8)) : limits;
    instance =
        Instance.create(limits, TokenSource.repeatable(seed), () -> Instant.ofEpochMilli(nowMs));
    checks = new SimulationChecks(instance, faults);
    tables =
        IntStream.range(0, SimulatedStatement.TABLES)
            .mapToObj(table -> instance.createTable(SimulatedStatement.definition(table)))
            .toList();
    tables.forEach(table -> instance.permissions().grantAll(Permissions.PUBLIC, table));
    places = IntStream.range(0, sessions(seed)).mapToObj(place -> new SimulatedPlace()).toList();
    operations = new SimulatedOperations(instance, tables, places, () -> nowMs);
  }

  /** How many sessions a simulation of that seed has. */
  static int sessions(long seed) {
    return 2 + new Random(seed).nextInt(MOST_SESSIONS - 1);
  }

  /**
   * Runs those steps.
   *
   * @param every after how many steps the whole is validated
   * @param answers counts which operation answered what
   * @return what was wrong, if anything was
   */
  static @Nullable Failure run(
      long seed, List<SimulatedStep> steps, int every, Map<String, Integer> answers) {
    Simulation simulation = new Simulation(seed, answers);
    int done = 0;
    try {
      for (SimulatedStep step : steps) {
        done++;
        simulation.step(step);
        if (done % every == 0) {
          simulation.validate();
        }
        if (!simulation.faults.isEmpty()) {
          return simulation.failure(done, null);
        }
      }
      simulation.end();
    } catch (RuntimeException | AssertionError | StackOverflowError thrown) {
      return simulation.failure(done, thrown);
    }
    return simulation.faults.isEmpty() ? null : simulation.failure(done, null);
  }

  private Failure failure(int done, @Nullable Throwable thrown) {
    told.add(List.copyOf(answered).toString());
    return new Failure(done, faults, told, thrown);
  }

  private void validate() {
    faults.addAll(Validator.faults(instance));
  }

  // A step

  private void step(SimulatedStep step) {
    SimulatedPlace place = places.get(step.session());
    if (step.operation() == Operation.PASS_TIME) {
      passTime(1 + step.argument() * step.argument());
    } else if (place.isFree()) {
      place.enter(instance.connect("login " + step.session()));
    } else if (place.isReady() && !interrupts(step.operation())) {
      resume(place);
    } else {
      perform(step, place);
    }
    ended();
    told.add(String.join(", ", answered));
    answered.clear();
    checks.afterStep(place.session);
  }

  /** What can be done to a session while its statement waits. */
  private static boolean interrupts(Operation operation) {
    return switch (operation) {
      case OPEN, CLOSE, CANCEL, LEAVE, DISCONNECT, KILL, CANCEL_CALLS, GET_XP_TOKEN -> true;
      default -> false;
    };
  }

  private void perform(SimulatedStep step, SimulatedPlace place) {
    Session session = Objects.requireNonNull(place.session);
    Transaction before = session.membership().transaction();
    boolean joins = step.joins() && session.request() != null;
    boolean loses = before != null && before.isDoomed() && !joins; // A4: with its request
    int count = session.tranCount();
    Answer answer = operations.perform(step, place, session);
    count(step.operation(), answer);
    switch (step.operation()) {
      case DATA -> data(place, step.statements(), loses ? null : before, answer);
      case SAVE -> {
        if (answer == Done.OK && before != null) {
          oracle.saved(before, SimulatedOperations.name(step));
        }
      }
      case ROLLBACK_TO -> {
        if (answer == Done.OK && before != null) {
          oracle.rolledBackTo(before, SimulatedOperations.name(step));
        }
      }
      case SET_LOCK_TIMEOUT -> {
        if (answer == Done.OK) {
          place.lockTimeoutMs = SimulatedOperations.lockTimeoutMs(step);
        }
      }
      default -> {}
    }
    boolean commits = step.operation() == Operation.COMMIT && answer == Done.OK && count == 1;
    oracle.settle(commits ? before : null);
    if (answer instanceof EndedByAnother ended && step.argument() != 0) {
      ended.acknowledge();
    }
  }

  // Data

  private void data(
      SimulatedPlace place,
      List<SimulatedStatement> statements,
      @Nullable Transaction before,
      Answer answer) {
    Session session = Objects.requireNonNull(place.session);
    if (answer instanceof Waiting waiting) {
      place.pending = waiting.statement();
      place.statements = statements;
      check(place.lockTimeoutMs != 0, "L7: waits, and must not");
      boolean waitsForEver = waiting.statement().deadline().equals(Instant.MAX);
      check(waitsForEver == (place.lockTimeoutMs < 0), "L7: waits as long as it should not");
      return;
    }
    Transaction now = session.membership().transaction();
    Transaction in = before == null ? now : before; // N9: it may have begun one
    boolean fell = answer instanceof SqlError error && error.number() == 1205;
    if (fell && in != null && in.isLive()) {
      oracle.fell(in);
    }
    oracle.answered(statements, in, session.isolationLevel(), answer);
  }

  private void resume(SimulatedPlace place) {
    PendingStatement pending = Objects.requireNonNull(place.pending);
    goesOn(place, Operation.DATA, pending::resume);
  }

  private void goesOn(SimulatedPlace place, Operation as, Supplier<Answer> action) {
    List<SimulatedStatement> statements = place.statements;
    Transaction before = Objects.requireNonNull(place.session).membership().transaction();
    place.pending = null;
    Answer answer = action.get();
    count(as, answer);
    data(place, statements, before, answer);
    oracle.settle(null);
  }

  private void passTime(int ms) {
    nowMs += ms;
    for (SimulatedPlace place : places) {
      PendingStatement pending = place.isFree() ? null : place.pending;
      if (pending != null
          && !pending.isReady()
          && !pending.deadline().isAfter(Instant.ofEpochMilli(nowMs))) {
        goesOn(
            place,
            Operation.PASS_TIME,
            () -> {
              Answer answer = pending.timeOut();
              check(answer.code().equals("1222"), "L7: a time-out answers " + answer.code());
              return answer;
            });
      }
    }
  }

  /** Statements that waited and were ended with their requests: they are fenced (L10, X9). */
  private void ended() {
    for (SimulatedPlace place : places) {
      PendingStatement pending = place.pending;
      if (pending != null && pending.session().pending() != pending) {
        String code = pending.resume().code();
        check(code.equals("none") || code.equals("closed"), "X9: goes on, and answers " + code);
        check(pending.isReady(), "L10: is not told that it is over");
        place.pending = null;
      }
    }
  }

  private void count(Operation operation, Answer answer) {
    answered.add(answer.code());
    answers.merge(operation + " " + answer.code(), 1, Integer::sum);
  }

  private void check(boolean holds, String what) {
    if (!holds) {
      faults.add(what);
    }
  }

  // The end

  /** Everybody goes on and goes home, who can first; nobody is thrown out to make way. */
  private void end() {
    for (int round = 0; isAnybodyBusy() && faults.isEmpty(); round++) {
      if (round == ROUNDS_TO_THE_END) {
        faults.add("L9: nobody can go on");
        return;
      }
      for (int i = 0; i < places.size(); i++) {
        goHome(places.get(i), i + round);
        ended();
      }
    }
    if (faults.isEmpty()) {
      validate();
      atTheEnd();
    }
  }

  private boolean isAnybodyBusy() {
    return places.stream()
        .map(place -> place.session)
        .filter(Objects::nonNull)
        .anyMatch(session -> session.request() != null || session.tranCount() > 0);
  }

  private void goHome(SimulatedPlace place, int turn) {
    if (place.isFree() || (place.pending != null && !place.pending.isReady())) {
      return;
    }
    Session session = Objects.requireNonNull(place.session);
    if (place.pending != null) {
      resume(place);
    } else if (session.runningCall() != null) {
      Objects.requireNonNull(session.runningCall()).end();
    } else if (session.request() != null) {
      session.closeRequest();
    } else if (session.tranCount() > 0) {
      Transaction mine = session.membership().transaction();
      boolean commits = turn % 2 == 0 && session.tranCount() == 1;
      boolean done = (turn % 2 == 0 ? session.commit() : session.rollback()) == Done.OK;
      oracle.settle(done && commits ? mine : null);
    }
    oracle.settle(null);
  }

  private void atTheEnd() {
    check(instance.waits().inOrder().isEmpty(), "L9: somebody waits for ever");
    places.stream()
        .filter(place -> !place.isFree())
        .forEach(place -> Objects.requireNonNull(place.session).disconnect());
    check(instance.tokens().live().isEmpty(), "T3: a token outlives its transaction");
    Session reader = ((Connected) instance.connect("reader")).session();
    for (int i = 0; i < tables.size(); i++) {
      Table table = tables.get(i);
      reads(reader, DataStatement.readAll(table), oracle.rows(i));
      reads(reader, DataStatement.readRange(table.primary(), KeyRange.ALL), oracle.rows(i));
      Index byValue = table.secondaries().get(0);
      reads(reader, DataStatement.readRange(byValue, KeyRange.ALL), oracle.rowsByValue(i));
    }
    Snapshot snapshot = instance.snapshot();
    check(snapshot.locks().isEmpty(), "L6: locks of nobody: " + snapshot.locks());
    check(snapshot.transactions().isEmpty(), "B6: transactions of nobody");
    instance.close();
  }

  private void reads(Session reader, DataStatement statement, List<Row> expected) {
    Answer answer = reader.run(statement);
    check(
        answer instanceof Rows rows && rows.rows().equals(expected),
        "15.9: " + statement + " has " + answer + ", not " + expected);
  }
}
