package dev.bindery.benchmarks;

import dev.bindery.engine.Answer;
import dev.bindery.engine.Connected;
import dev.bindery.engine.Done;
import dev.bindery.engine.Instance;
import dev.bindery.engine.Opened;
import dev.bindery.engine.Request;
import dev.bindery.engine.Session;
import dev.bindery.engine.TokenIssued;
import dev.bindery.engine.TokenKind;

/** The work, done by the engine through its public interface. */
public final class EngineWork implements Work {
  private final Instance instance = Instance.create();
  private final Session alone = connect();
  private final Session first = connect();
  private final Session second = connect();

  /** The first session begins, and the second joins it. */
  public EngineWork() {
    check(first.begin(null));
    if (!(first.getToken(TokenKind.ORDINARY) instanceof TokenIssued issued)) {
      throw new IllegalStateException("no token");
    }
    check(second.bind(issued.token().text()));
  }

  @Override
  public void beginAndCommit() {
    check(alone.begin(null));
    check(alone.commit());
  }

  @Override
  public void handOver() {
    turn(first);
    turn(second);
  }

  @Override
  public Outcome outcome() {
    int undoRecords =
        instance.snapshot().transactions().stream()
            .filter(transaction -> transaction.members().contains(first.id()))
            .findFirst()
            .orElseThrow()
            .undoRecords();
    return new Outcome(alone.tranCount(), first.tranCount(), second.tranCount(), undoRecords);
  }

  private Session connect() {
    if (instance.connect("benchmark") instanceof Connected connected) {
      return connected.session();
    }
    throw new IllegalStateException("not connected");
  }

  private static void turn(Session session) {
    if (!(session.open() instanceof Opened opened)) {
      throw new IllegalStateException("not opened");
    }
    Request request = opened.request();
    check(request.write());
    request.close();
  }

  private static void check(Answer answer) {
    if (answer != Done.OK) {
      throw new IllegalStateException("refused: " + answer);
    }
  }
}
