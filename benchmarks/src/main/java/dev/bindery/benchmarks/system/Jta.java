package dev.bindery.benchmarks.system;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;

/** JTA's transaction manager, whose exceptions are all the same to a benchmark. */
final class Jta {
  private final TransactionManager manager;

  Jta() {
    Narayana.configure();
    manager = com.arjuna.ats.jta.TransactionManager.transactionManager();
  }

  void begin() {
    try {
      manager.begin();
    } catch (NotSupportedException | SystemException e) {
      throw failed(e);
    }
  }

  void commit() {
    try {
      manager.commit();
    } catch (RollbackException
        | HeuristicMixedException
        | HeuristicRollbackException
        | SystemException e) {
      throw failed(e);
    }
  }

  void enlist(XaBranch branch) {
    try {
      if (!manager.getTransaction().enlistResource(branch.resource())) {
        throw new IllegalStateException("not enlisted");
      }
    } catch (RollbackException | SystemException e) {
      throw failed(e);
    }
  }

  Transaction suspend() {
    try {
      return manager.suspend();
    } catch (SystemException e) {
      throw failed(e);
    }
  }

  void resume(Transaction suspended) {
    try {
      manager.resume(suspended);
    } catch (InvalidTransactionException | SystemException e) {
      throw failed(e);
    }
  }

  boolean isInTransaction() {
    try {
      return manager.getTransaction() != null;
    } catch (SystemException e) {
      throw failed(e);
    }
  }

  private static IllegalStateException failed(Exception e) {
    return new IllegalStateException(e.toString(), e);
  }
}
