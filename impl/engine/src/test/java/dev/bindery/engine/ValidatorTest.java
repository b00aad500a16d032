package dev.bindery.engine;

import static dev.bindery.engine.Engine.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A validator that never objected proves nothing: here the engine is damaged, and it must say so.
 */
class ValidatorTest {
  private final Instance instance = Instance.create(Limits.DEFAULT, TokenSource.repeatable(1));
  private final Session session = ((Connected) instance.connect("login")).session();

  @BeforeEach
  void begin() {
    session.begin(null);
    token(session);
    assertEquals(List.of(), Validator.faults(instance));
  }

  private Transaction transaction() {
    Transaction transaction = session.membership().transaction();
    if (transaction == null) {
      throw new AssertionError("no transaction");
    }
    return transaction;
  }

  private void objects(String words) {
    List<String> faults = Validator.faults(instance);
    assertTrue(faults.stream().anyMatch(fault -> fault.contains(words)), faults::toString);
  }

  @Test
  void objectsToACountOfZeroInsideATransaction() {
    session.membership().setOwnCount(0);
    objects("N8");
  }

  @Test
  void objectsToAMemberTooMany() {
    transaction().addMember();
    objects("members are not who they are");
  }

  @Test
  void objectsToAMemberWithoutAToken() {
    Session other = ((Connected) instance.connect("other")).session();
    session.commit();
    session.begin(null);
    other.membership().enter(transaction());
    transaction().addMember();
    objects("joined without a token");
  }

  @Test
  void objectsToAccessOfAFencedRequest() {
    transaction().giveAccess(new Request(session));
    objects("X9");
  }

  @Test
  void objectsToAccessOfAStranger() {
    Session other = ((Connected) instance.connect("other")).session();
    transaction().giveAccess(Engine.open(other));
    objects("X2");
  }

  @Test
  void objectsToASavepointBehindTheLog() {
    session.write();
    session.save("a");
    transaction().log().undoTo(0);
    objects("savepoint behind the log");
  }

  @Test
  void objectsToALiveTransactionWhoseTokenIsForgotten() {
    instance.tokens().forget(Objects.requireNonNull(transaction().tokens()).number());
    objects("token table");
  }

  @Test
  void objectsToALiveTokenOfATransactionWithoutMembers() { // B6
    session.membership().forget();
    objects("B6");
  }

  @Test
  void objectsToAccessThatNobodyLent() { // X1
    Session other = ((Connected) instance.connect("other")).session();
    other.bind(token(session));
    Engine.open(session).write();
    transaction().giveAccess(Engine.open(other));
    objects("X1");
  }

  @Test
  void objectsToDoomWithoutAnActiveRequest() { // A4
    transaction().doom();
    objects("A4");
  }

  @Test
  void objectsToACallWithoutAccess() { // X3
    Request request = Engine.open(session);
    request.call();
    transaction().takeBack(request);
    objects("X3");
  }

  @Test
  void objectsToAGuestOfACallThatIsOver() { // X7
    Session other = ((Connected) instance.connect("other")).session();
    ProcedureCall call = ((Calling) session.call()).call();
    other.bind(Engine.xpToken(call));
    assertEquals(List.of(), Validator.faults(instance));
    session.current().fence();
    objects("X7: belongs to a call that is over");
  }

  @Test
  void objectsToASessionThatWasOpenedInACallThatIsOver() { // X7
    ProcedureCall call = ((Calling) session.call()).call();
    call.srvProc().connect("inner");
    session.current().fence();
    objects("X7: opened in a call that is over");
  }
}
