package dev.bindery.properties.explain;

import dev.bindery.properties.Token;
import dev.bindery.spec.Operation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a client sends for an operation of {@code BoundSessions}: a batch of T-SQL. A division by
 * zero stands for every statement that fails; a write would need a table.
 */
public final class Tsql {
  /** The error by which {@code Fail} fails here, which the spec calls 2627. */
  public static final int FAILURE = 8134;

  private Tsql() {}

  /**
   * The batch of an operation; none if T-SQL has no words for it.
   *
   * @param letters what is written for a token
   */
  public static Optional<String> batch(Operation operation, Function<Token, String> letters) {
    List<Object> arguments = operation.arguments();
    String second = arguments.size() < 2 ? "" : String.valueOf(arguments.get(1));
    return Optional.ofNullable(
        switch (operation.action()) {
          case "Begin" ->
              second.isEmpty() || second.equals("none") ? "BEGIN TRAN" : "BEGIN TRAN " + second;
          case "Commit" -> "COMMIT";
          case "Rollback" -> "ROLLBACK";
          case "RollbackTo" -> "ROLLBACK TRAN " + second;
          case "Save" -> "SAVE TRAN " + second;
          case "Fail" ->
              isOn(second)
                  ? "BEGIN TRY\nSELECT 1 / 0\nEND TRY\nBEGIN CATCH\nSELECT @@ERROR\nEND CATCH"
                  : "SELECT 1 / 0";
          case "GetToken" -> getToken(second);
          case "Bind" -> "EXEC sp_bindsession '" + letters.apply(token(arguments.get(1))) + "'";
          case "Leave" -> "EXEC sp_bindsession ''";
          case "SetLevel" -> "SET TRANSACTION ISOLATION LEVEL " + second;
          case "SetXactAbort" -> "SET XACT_ABORT " + (isOn(second) ? "ON" : "OFF");
          default -> null;
        });
  }

  /**
   * A token of the spec; in {@code LockSpaces} a number stands for that transaction's ordinary one.
   */
  static Token token(Object value) {
    return value instanceof Integer transaction
        ? new Token(transaction, Token.ORDINARY)
        : Token.of((List<?>) value);
  }

  private static boolean isOn(String truth) {
    return truth.equalsIgnoreCase("true");
  }

  /** The batch that asks for a token and shows it. */
  static String getToken(String kind) {
    String flag =
        switch (kind) {
          case "xp" -> ", 1";
          case "bad" -> ", 2";
          default -> "";
        };
    return "DECLARE @token varchar(255)\nEXEC sp_getbindtoken @token OUTPUT"
        + flag
        + "\nSELECT @token AS Token";
  }
}
