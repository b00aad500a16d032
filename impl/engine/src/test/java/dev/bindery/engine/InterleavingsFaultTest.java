package dev.bindery.engine;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What {@link InterleavingsTest} would not bear: an operation that is two statements outside of any
 * transaction, between which another session's statement can come.
 */
@Tag("thorough")
@Isolated // as InterleavingsTest
public class InterleavingsFaultTest {
  private final Session reader;
  private final Session writer;
  private final Table table;

  public InterleavingsFaultTest() {
    Instance instance =
        Instance.create(Limits.DEFAULT, TokenSource.repeatable(1), () -> Instant.EPOCH);
    table = instance.createTable(TableDefinition.keyValue("t", Integer.class, Integer.class));
    instance.permissions().grantAll(Permissions.PUBLIC, table);
    reader = ((Connected) instance.connect("login")).session();
    writer = ((Connected) instance.connect("login")).session();
  }

  @Operation
  public String readTwice() {
    return read() + " " + read();
  }

  @Operation
  public String write() {
    return writer.run(DataStatement.insert(table, Row.of(1, 1))).code();
  }

  private String read() {
    return ((Rows) reader.run(DataStatement.readAll(table))).rows().toString();
  }

  @Test
  void whatIsNotAnsweredInOnePieceIsFound() {
    ModelCheckingOptions options =
        new ModelCheckingOptions()
            .iterations(10)
            .invocationsPerIteration(100)
            .threads(2)
            .actorsPerThread(1)
            .actorsBefore(0)
            .actorsAfter(0);
    AssertionError found =
        assertThrows(AssertionError.class, () -> options.check(InterleavingsFaultTest.class));
    assertTrue(String.valueOf(found.getMessage()).contains("Invalid execution results"));
  }
}
