package dev.bindery.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.engine.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent, the answer is messages: no exception, exactly one end, and the session works
 * on.
 */
class FuzzTest {
  private static final int BATCHES = 4_000;

  /** Pieces that make statements likely. */
  private static final List<String> PIECES =
      List.of(
          "USE master",
          "DECLARE @a int",
          "DECLARE @b varchar(255)",
          "DECLARE",
          "SET @a =",
          "SET",
          "SELECT",
          "SELECT @b",
          "PRINT",
          "IF",
          "ELSE",
          "BEGIN",
          "END",
          "BEGIN TRAN",
          "BEGIN TRY",
          "END TRY BEGIN CATCH",
          "END CATCH",
          "SELECT 1 / 0",
          "SET XACT_ABORT ON",
          "KILL 9",
          "COMMIT",
          "ROLLBACK",
          "ROLLBACK TRAN s",
          "SAVE TRAN s",
          "SAVE TRAN @b",
          "BEGIN DISTRIBUTED TRAN",
          "EXEC sp_getbindtoken @b OUTPUT",
          "EXEC sp_bindsession @b",
          "EXEC sp_bindsession",
          "EXEC",
          "@a",
          "@b",
          "@rc =",
          "@@TRANCOUNT",
          "@@ERROR",
          "@@",
          "@",
          "XACT_STATE()",
          "1",
          "0",
          "'x'",
          "N'y'",
          "'",
          "\"",
          "[",
          "[s]",
          "]",
          "(",
          ")",
          ",",
          ";",
          ".",
          "..",
          "+",
          "-",
          "*",
          "/",
          "%",
          "=",
          "<>",
          "<",
          ">=",
          "!",
          "AND",
          "OR",
          "NOT",
          "IS NULL",
          "IS NOT NULL",
          "NULL",
          "OUTPUT",
          "AS",
          "/*",
          "*/",
          "--",
          "\n",
          "varchar",
          "max",
          "#t",
          "$",
          "\u0000",
          "\uD83D",
          "é",
          "😀");

  @Test
  void randomPiecesGiveMessagesOnly() {
    fuzz(random -> PIECES.get(random.nextInt(PIECES.size())) + " ");
  }

  @Test
  void randomLettersGiveMessagesOnly() {
    fuzz(random -> String.valueOf((char) random.nextInt(random.nextBoolean() ? 128 : 65_536)));
  }

  private interface Piece {
    String next(Random random);
  }

  private static void fuzz(Piece piece) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Instance instance = Instance.create();
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      clients.add(new Client(instance));
    }
    for (int i = 0; i < BATCHES; i++) {
      StringBuilder batch = new StringBuilder();
      for (int n = random.nextInt(20); n >= 0; n--) {
        batch.append(piece.next(random));
      }
      run(
          clients.get(random.nextInt(clients.size())),
          batch.toString(),
          random.nextBoolean(),
          seed);
    }
    clients.forEach(client -> assertEquals("7", client.select("3 + 4"), "seed " + seed));
  }

  private static void run(Client client, String batch, boolean open, long seed) {
    String what = "seed " + seed + ", batch: " + batch;
    try {
      if (open) {
        client.open(batch);
        client.tsql().close();
      } else {
        client.run(batch);
      }
    } catch (RuntimeException | StackOverflowError thrown) {
      throw new AssertionError(what, thrown);
    }
    List<String> events = client.last().events;
    assertEquals(1, events.stream().filter(event -> event.startsWith("done")).count(), what);
    assertTrue(events.get(events.size() - 1).startsWith("done"), what);
  }
}
