package dev.bindery.properties.simple;

import dev.bindery.properties.Constants;
import dev.bindery.properties.SystemUnderTest;
import dev.bindery.properties.Token;
import dev.bindery.properties.TokenNames;
import dev.bindery.properties.simple.SimpleInstance.Limits;
import dev.bindery.spec.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The simple engine as a system under test, by its answers alone. Its monitor is the one lock. */
public final class SimpleSystem implements SystemUnderTest {
  private final SimpleStatements statements;
  private final SimpleRequests requests;
  private final TokenNames tokens = new TokenNames();

  private SimpleSystem(SimpleInstance instance) {
    statements = new SimpleStatements(instance);
    requests = new SimpleRequests(instance);
  }

  /** A source of fresh systems with the constants of {@code BoundSessions} as their limits. */
  public static Supplier<SystemUnderTest> within(Map<String, Object> constants) {
    return within(constants, SimpleInstance::new);
  }

  /** The same with another engine. */
  static Supplier<SystemUnderTest> within(
      Map<String, Object> constants, Function<Limits, SimpleInstance> engine) {
    Constants read = new Constants(constants);
    Limits limits =
        new Limits(
            read.names("Session").size(),
            read.number("MaxTran"),
            read.number("MaxNest"),
            read.number("MaxSaves"),
            read.number("MaxUndo"));
    return () -> new SimpleSystem(engine.apply(limits));
  }

  @Override
  public synchronized String connect(String session) {
    return requests.connect(session);
  }

  @Override
  public synchronized String disconnect(String session) {
    return requests.disconnect(session);
  }

  @Override
  public synchronized String kill(String session) {
    return requests.disconnect(session);
  }

  @Override
  public synchronized String begin(String session, String name) {
    boolean first = statements.tranCount(session) == 0;
    String answer = statements.begin(session, name);
    if (first && answer.equals("ok")) {
      tokens.began(session);
      getToken(session, "ordinary");
      getToken(session, "xp");
    }
    return answer;
  }

  @Override
  public synchronized String commit(String session) {
    return statements.commit(session);
  }

  @Override
  public synchronized String rollback(String session) {
    return statements.rollback(session);
  }

  @Override
  public synchronized String rollbackTo(String session, String name) {
    return statements.rollbackTo(session, name);
  }

  @Override
  public synchronized String save(String session, String name) {
    return statements.save(session, name);
  }

  @Override
  public synchronized String write(String session) {
    return statements.write(session);
  }

  @Override
  public synchronized String fail(String session, boolean caught) {
    return statements.fail(session, caught);
  }

  @Override
  public synchronized String getToken(String session, String kind) {
    List<String> told = new ArrayList<>();
    String answer = statements.getToken(session, kind, told::add);
    return told.isEmpty() ? answer : tokens.told(session, kind, told.get(0));
  }

  @Override
  public synchronized String bind(String session, Token token) {
    return tokens.bound(session, token, requests.bind(session, tokens.letters(token)));
  }

  @Override
  public synchronized String leave(String session) {
    return requests.leave(session);
  }

  @Override
  public synchronized String setLevel(String session, String level) {
    return requests.setLevel(session, level);
  }

  @Override
  public synchronized String setXactAbort(String session, boolean abort) {
    return requests.setXactAbort(session, abort);
  }

  @Override
  public synchronized String open(String session) {
    return requests.open(session);
  }

  @Override
  public synchronized String close(String session) {
    return requests.close(session);
  }

  @Override
  public synchronized String cancel(String session) {
    return requests.cancel(session);
  }

  @Override
  public synchronized String call(String session) {
    return statements.call(session);
  }

  @Override
  public synchronized String return_(String session) {
    return requests.returns(session);
  }

  @Override
  public synchronized String srvGetBindToken(String session) {
    String letters = requests.srvGetBindToken(session);
    return letters == null ? "fail" : tokens.told(session, "xp", letters);
  }

  @Override
  public synchronized String connectFrom(String session, String by) {
    return requests.connectFrom(session, by);
  }

  @Override
  public Optional<State> snapshot() {
    return Optional.empty();
  }

  @Override
  public void close() {
    // It holds nothing but memory.
  }
}
