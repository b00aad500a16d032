package dev.bindery.properties;

import dev.bindery.spec.State;
import java.util.Optional;

/**
 * An adapter to begin with: extend it, and write the operations that the system has, {@code
 * connect} first. What is not written is not supported: with {@link Capabilities#of} as the
 * capabilities of its factory it is never asked for, and what needs it gets the verdict {@code not
 * supported}.
 *
 * <p>What each operation does is said in {@link SystemUnderTest}, and what it answers in {@code
 * spec/BoundSessions.tla}. An answer comes at once: an adapter never sleeps, and gives up waiting
 * for its system after a bounded time. {@link TokenNames} gives tokens the names of the spec.
 */
public abstract class Adapter implements SystemUnderTest {
  /** Nothing is supported yet. */
  protected Adapter() {}

  private static UnsupportedOperationException unsupported(String operation) {
    return new UnsupportedOperationException(operation + " is not written");
  }

  @Override
  public String connect(String session) {
    throw unsupported("connect");
  }

  @Override
  public String disconnect(String session) {
    throw unsupported("disconnect");
  }

  @Override
  public String kill(String session) {
    throw unsupported("kill");
  }

  @Override
  public String begin(String session, String name) {
    throw unsupported("begin");
  }

  @Override
  public String commit(String session) {
    throw unsupported("commit");
  }

  @Override
  public String rollback(String session) {
    throw unsupported("rollback");
  }

  @Override
  public String rollbackTo(String session, String name) {
    throw unsupported("rollbackTo");
  }

  @Override
  public String save(String session, String name) {
    throw unsupported("save");
  }

  @Override
  public String write(String session) {
    throw unsupported("write");
  }

  @Override
  public String fail(String session, boolean caught) {
    throw unsupported("fail");
  }

  @Override
  public String getToken(String session, String kind) {
    throw unsupported("getToken");
  }

  @Override
  public String bind(String session, Token token) {
    throw unsupported("bind");
  }

  @Override
  public String leave(String session) {
    throw unsupported("leave");
  }

  @Override
  public String setLevel(String session, String level) {
    throw unsupported("setLevel");
  }

  @Override
  public String setXactAbort(String session, boolean abort) {
    throw unsupported("setXactAbort");
  }

  @Override
  public String open(String session) {
    throw unsupported("open");
  }

  @Override
  public String close(String session) {
    throw unsupported("close");
  }

  @Override
  public String cancel(String session) {
    throw unsupported("cancel");
  }

  @Override
  public String call(String session) {
    throw unsupported("call");
  }

  @Override
  public String return_(String session) {
    throw unsupported("return_");
  }

  @Override
  public String srvGetBindToken(String session) {
    throw unsupported("srvGetBindToken");
  }

  @Override
  public String connectFrom(String session, String by) {
    throw unsupported("connectFrom");
  }

  @Override
  public Optional<State> snapshot() {
    return Optional.empty();
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
