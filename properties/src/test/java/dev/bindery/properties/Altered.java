package dev.bindery.properties;

import dev.bindery.spec.State;
import java.util.Optional;

/** A system that is as another one, but for what a test alters. */
class Altered implements SystemUnderTest {
  private final SystemUnderTest system;

  Altered(SystemUnderTest system) {
    this.system = system;
  }

  /** What is shown of the state. */
  State alter(State state) {
    return state;
  }

  @Override
  public String connect(String session) {
    return system.connect(session);
  }

  @Override
  public String disconnect(String session) {
    return system.disconnect(session);
  }

  @Override
  public String begin(String session, String name) {
    return system.begin(session, name);
  }

  @Override
  public String commit(String session) {
    return system.commit(session);
  }

  @Override
  public String rollback(String session) {
    return system.rollback(session);
  }

  @Override
  public String rollbackTo(String session, String name) {
    return system.rollbackTo(session, name);
  }

  @Override
  public String save(String session, String name) {
    return system.save(session, name);
  }

  @Override
  public String write(String session) {
    return system.write(session);
  }

  @Override
  public String getToken(String session, String kind) {
    return system.getToken(session, kind);
  }

  @Override
  public String bind(String session, Token token) {
    return system.bind(session, token);
  }

  @Override
  public String leave(String session) {
    return system.leave(session);
  }

  @Override
  public String setLevel(String session, String level) {
    return system.setLevel(session, level);
  }

  @Override
  public String open(String session) {
    return system.open(session);
  }

  @Override
  public String close(String session) {
    return system.close(session);
  }

  @Override
  public String cancel(String session) {
    return system.cancel(session);
  }

  @Override
  public String kill(String session) {
    return system.kill(session);
  }

  @Override
  public String fail(String session, boolean caught) {
    return system.fail(session, caught);
  }

  @Override
  public String setXactAbort(String session, boolean abort) {
    return system.setXactAbort(session, abort);
  }

  @Override
  public String call(String session) {
    return system.call(session);
  }

  @Override
  public String return_(String session) {
    return system.return_(session);
  }

  @Override
  public String srvGetBindToken(String session) {
    return system.srvGetBindToken(session);
  }

  @Override
  public String connectFrom(String session, String by) {
    return system.connectFrom(session, by);
  }

  @Override
  public Optional<State> snapshot() {
    return system.snapshot().map(this::alter);
  }

  @Override
  public void close() {
    system.close();
  }
}
