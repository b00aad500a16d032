package dev.bindery.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a session. None of them blocks; each gives exactly one answer in every state.
 *
 * <p>Where several errors apply, the first of this order is answered: {@code closed}; {@code none}
 * (a request that is not open any more, X9); 103 (a name of more than 32 characters, S1); 3926
 * (B9); 3917 (X1, X3); 214 (T7); 3902, 3903, 628, 3921 (no transaction); 3930, 3931 (doom); 627;
 * 3905 and 701 (limits); 6401. For {@link #bind}: 3909, 3922, 3912, 3910.
 *
 * <p>3926 can be answered by all of them but {@link #leave}, which is never refused (B7). So can
 * 3917, while the session's own request is inside a call (X1), and by those that need access while
 * another member's request has it (X3): all but {@link #bind}, {@link #setIsolationLevel} and
 * {@link #setXactAbort}. 3930 ends the request, and with it, as a rule, the doomed transaction
 * (A4).
 */
public abstract sealed class Statements permits Session, Request {
  private static final String BLANK = " ";

  Statements() {}

  /** Whose statements these are. */
  abstract Session session();

  /** The open request that they join, or {@code null}: each is a request of its own. */
  abstract @Nullable Request joined();

  /**
   * {@code BEGIN TRAN [name]} (N1). At count 0 starts a transaction of that name; else counts, and
   * the name is not registered.
   *
   * <p>Errors: 3930 in a doomed transaction (A3), 701 at the limit of transactions, 3905 at the
   * nesting limit.
   */
  public final Answer begin(@Nullable String name) {
    return session().run(Statement.BEGIN, name, joined());
  }

  /**
   * {@code BEGIN DISTRIBUTED TRAN [name]}: counts like {@link #begin} and marks the transaction as
   * distributed (D1).
   */
  public final Answer beginDistributed(@Nullable String name) {
    return session().run(Statement.BEGIN_DISTRIBUTED, name, joined());
  }

  /**
   * {@code COMMIT} (N2, N3). At a count above 1 only counts down; at the caller's own count 1
   * commits for all members, whatever their counts. Errors: 3902 at count 0, 3930 in a doomed
   * transaction (A3).
   */
  public final Answer commit() {
    return session().run(Statement.COMMIT, null, joined());
  }

  /**
   * {@code ROLLBACK}: undoes everything, for all members, from any depth (N5). Error: 3903 at count
   * 0.
   */
  public final Answer rollback() {
    return session().run(Statement.ROLLBACK, null, joined());
  }

  /**
   * {@code ROLLBACK TRAN name} (N6, S2). To the newest savepoint of that name, which is gone with
   * every later one; if there is none and it is the outermost name, {@link #rollback}.
   *
   * <p>Errors: 3903 at count 0; 3931 if it is a savepoint of a doomed transaction (S5); 6401 if the
   * name is neither.
   */
  public final Answer rollbackTo(String name) {
    return session().run(Statement.ROLLBACK_TO, Objects.requireNonNull(name, "name"), joined());
  }

  /**
   * {@code SAVE TRAN name} (S1). Errors: 628 at count 0, 3930 in a doomed transaction and 627 in a
   * distributed one (S5), 701 at the limit of savepoints.
   */
  public final Answer save(String name) {
    return session().run(Statement.SAVE, Objects.requireNonNull(name, "name"), joined());
  }

  /**
   * Writes one abstract undo record, which stands for a change of data. At count 0 it is a
   * transaction of its own (N9). Errors: 3930 in a doomed transaction (A3), 701 at the limit of
   * undo records.
   */
  public final Answer write() {
    return session().run(Statement.WRITE, null, joined());
  }

  /**
   * Runs a statement that reads or changes data. Answers what the statement says, or {@link
   * Waiting}: then it goes on when it can (L9).
   */
  public final Answer run(DataStatement statement) {
    return session().run(Objects.requireNonNull(statement, "statement"), joined());
  }

  /**
   * A data statement that fails at run time with 2627, duplicate key: it is undone alone (A1). With
   * {@code XACT_ABORT} on (A2), if it is not caught, it ends its request and rolls the transaction
   * back; if it is, it dooms the transaction, which can then only be rolled back. It is abstract,
   * as {@link #write} is: statements that change real data will fail in the same way.
   *
   * <p>Errors: 2627 in any case but these: 3930 in a doomed transaction; 3998 if it is caught and
   * no request is active in the transaction that it dooms, which is then rolled back at once (A4).
   *
   * @param caught whether it stands inside a {@code TRY} of its batch
   */
  public final Answer fail(boolean caught) {
    Statement statement = caught ? Statement.FAIL_CAUGHT : Statement.FAIL;
    return session().run(statement, null, joined());
  }

  /**
   * {@code sp_getbindtoken} (T1, T2, T7): {@link TokenIssued}, the same one for the same kind until
   * the transaction ends.
   *
   * <p>Errors: 214 for {@link TokenKind#BAD}; 3921 at count 0.
   */
  public final Answer getToken(TokenKind kind) {
    Statement statement =
        switch (kind) {
          case ORDINARY -> Statement.GET_TOKEN;
          case XP -> Statement.GET_XP_TOKEN;
          case BAD -> Statement.GET_BAD_TOKEN;
        };
    return session().run(statement, null, joined());
  }

  /**
   * {@code sp_bindsession 'token'} (B1 to B5). The session joins the token's transaction with count
   * 1 and leaves the one it was in: then the answer is the information 3924. Trailing blanks are
   * cut off. {@code null} and the empty string are {@link #leave}.
   *
   * <p>Errors: 3909 not a token of this instance (state 1 shorter than 32 characters, 3 all
   * hyphens, else 2); 3922 its transaction has ended; 3912 a token for an extended procedure while
   * no call is running; 3910 its transaction is in use.
   */
  public final Answer bind(@Nullable String token) {
    if (token == null || token.isEmpty()) {
      return leave();
    }
    return session().bind(withoutTrailingBlanks(token), joined());
  }

  /**
   * {@code sp_bindsession ''} (B6, B7): leaves the transaction. The last member to leave rolls it
   * back. Never refused.
   */
  public final Answer leave() {
    return session().leave(joined());
  }

  /** {@code SET TRANSACTION ISOLATION LEVEL}: for later reads of this session only (I2). */
  public final Answer setIsolationLevel(IsolationLevel level) {
    IsolationLevel checked = Objects.requireNonNull(level, "level");
    return session().setOption(joined(), options -> options.setLevel(checked));
  }

  /** {@code SET LOCK_TIMEOUT}, in milliseconds: -1 waits for ever, 0 not at all (L7). */
  public final Answer setLockTimeout(int milliseconds) {
    if (milliseconds < -1) {
      throw new IllegalArgumentException("LOCK_TIMEOUT is -1 or more, not " + milliseconds);
    }
    return session().setOption(joined(), options -> options.setLockTimeoutMs(milliseconds));
  }

  /** {@code SET DEADLOCK_PRIORITY}, from -10 to 10: LOW is -5, NORMAL 0, HIGH 5 (L8). */
  public final Answer setDeadlockPriority(int priority) {
    if (Math.abs(priority) > 10) {
      throw new IllegalArgumentException("DEADLOCK_PRIORITY is -10 to 10, not " + priority);
    }
    return session().setOption(joined(), options -> options.setPriority(priority));
  }

  /** {@code SET IMPLICIT_TRANSACTIONS}: at count 0 a data statement starts a transaction (N9). */
  public final Answer setImplicitTransactions(boolean on) {
    return session().setOption(joined(), options -> options.setStartsImplicitly(on));
  }

  /** {@code SET XACT_ABORT}: what a failing statement does to the transaction (A2, A6). */
  public final Answer setXactAbort(boolean on) {
    return session().setOption(joined(), options -> options.setAborts(on));
  }

  // Extended procedures (E)

  /**
   * The call of an extended procedure begins, for who runs the procedure himself: {@link Calling}.
   * It runs until its {@link ProcedureCall#end()}, or until its request ends (X7). Called on a
   * session it is a request of its own.
   */
  public final Answer call() {
    return session().run(Statement.CALL, null, joined());
  }

  /**
   * {@code EXEC name}: calls the extended procedure that the instance knows by that name, in this
   * thread, and ends the call however that ends (E4). Answers what {@link #call} answers if it is
   * refused, else what {@link ProcedureCall#end} does.
   *
   * <p>Errors: 2812 no procedure of that name; 18002 it threw: {@link Thrown} is among the details.
   */
  public final Answer execute(String name, List<? extends @Nullable Object> arguments) {
    List<@Nullable Object> copy = Collections.unmodifiableList(new ArrayList<>(arguments));
    ExtendedProcedure procedure = session().instance().procedure(name);
    Answer begun = call();
    return begun instanceof Calling calling ? calling.call().run(procedure, name, copy) : begun;
  }

  private static String withoutTrailingBlanks(String token) {
    int end = token.length();
    while (end > 0 && token.startsWith(BLANK, end - 1)) {
      end--;
    }
    return token.substring(0, end);
  }
}
