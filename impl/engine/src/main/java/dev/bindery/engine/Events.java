package dev.bindery.engine;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells the listener, if there is one. */
final class Events {
  private final @Nullable EngineListener listener;

  Events(@Nullable EngineListener listener) {
    this.listener = listener;
  }

  void bound(Session session, Transaction transaction) {
    if (listener != null) {
      tell(told -> told.bound(session.id(), transaction.number()));
    }
  }

  void left(Session session, Transaction transaction) {
    if (listener != null) {
      tell(told -> told.left(session.id(), transaction.number()));
    }
  }

  void ended(Transaction transaction, TransactionStatus outcome) {
    if (listener != null) {
      tell(told -> told.ended(transaction.number(), outcome));
    }
  }

  void waited(LockWait wait) {
    if (listener != null) {
      tell(told -> told.waited(wait.session.id(), wait.on.label(), wait.mode));
    }
  }

  void victim(LockWait wait) {
    if (listener != null) {
      tell(told -> told.victim(wait.session.id(), wait.cycle()));
    }
  }

  /** Tells of an answer, if it is a refusal. */
  Answer answered(Session session, Answer answer) {
    if (listener != null && answer instanceof SqlError error && !error.isInformation()) {
      tell(told -> told.refused(session.id(), error));
    }
    return answer;
  }

  private void tell(Consumer<EngineListener> event) {
    EngineListener told = listener;
    if (told != null) {
      Uncaught.run(() -> event.accept(told));
    }
  }
}
