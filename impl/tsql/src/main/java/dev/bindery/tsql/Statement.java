package dev.bindery.tsql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of a batch. Each knows the line of the batch on which it begins. */
sealed interface Statement {

  /** The line of the batch on which it begins, from 1. */
  int line();

  /** {@code USE database}. */
  record Use(int line, String database) implements Statement {}

  /** {@code DECLARE @a int, @b varchar(10) = 'x'}. */
  record Declare(int line, List<Declaration> declarations) implements Statement {}

  /** One variable of a {@link Declare}. */
  record Declaration(int line, String variable, SqlType type, @Nullable Expression initial) {}

  /** {@code SET @a = …}. */
  record Assign(int line, Expression.Variable variable, Expression value) implements Statement {}

  /** {@code SELECT … AS name, …}, without {@code FROM}: one row. */
  record Select(int line, List<Item> items) implements Statement {}

  /** One column of a {@link Select}; without a name, the name is empty. */
  record Item(Expression value, String name) {}

  /** {@code PRINT …}. */
  record Print(int line, Expression message) implements Statement {}

  /** {@code IF … ELSE …}. */
  record If(int line, Condition condition, Statement then, @Nullable Statement otherwise)
      implements Statement {}

  /** {@code BEGIN … END}. */
  record Block(int line, List<Statement> statements) implements Statement {}

  /** {@code BEGIN TRY … END TRY BEGIN CATCH … END CATCH}. */
  record Try(int line, List<Statement> tried, List<Statement> caught) implements Statement {}

  /** {@code SET XACT_ABORT ON} or {@code OFF}. */
  record SetXactAbort(int line, boolean on) implements Statement {}

  /** {@code KILL session}. */
  record Kill(int line, long session) implements Statement {}

  /** {@code BEGIN [DISTRIBUTED] TRAN [name]}. */
  record BeginTransaction(int line, boolean distributed, @Nullable Name name)
      implements Statement {}

  /** {@code COMMIT [TRAN [name]]}. */
  record Commit(int line, @Nullable Name name) implements Statement {}

  /** {@code ROLLBACK [TRAN [name]]}. */
  record Rollback(int line, @Nullable Name name) implements Statement {}

  /** {@code SAVE TRAN name}. */
  record Save(int line, Name name) implements Statement {}

  /** The name of a transaction or savepoint: as written, or what a variable holds. */
  sealed interface Name {
    /** As written, at most 32 characters. */
    record Written(String text) implements Name {}

    /** The content of a variable, cut to 32 characters. */
    record Held(Expression.Variable variable) implements Name {}
  }

  /** {@code EXEC [@status =] procedure argument, …}. */
  record Execute(
      int line,
      Expression.@Nullable Variable status,
      ProcedureName procedure,
      List<Argument> arguments)
      implements Statement {}

  /** {@code database.schema.name}, where the first two may be missing (empty). */
  record ProcedureName(String database, String schema, String name) {}

  /** {@code [@parameter =] value [OUTPUT]}. */
  record Argument(int line, @Nullable String parameter, Expression value, boolean output) {}
}
