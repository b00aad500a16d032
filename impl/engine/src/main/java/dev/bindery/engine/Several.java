package dev.bindery.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several statements as one: all or none. */
final class Several extends DataStatement {
  private final List<DataStatement> statements;

  Several(List<DataStatement> statements) {
    super(statements.get(0).table(), null);
    this.statements = List.copyOf(statements);
  }

  @Override
  public boolean writes() {
    return statements.stream().anyMatch(DataStatement::writes);
  }

  @Override
  String verb() {
    return statements.get(0).verb();
  }

  @Override
  @Nullable Answer run(DataAccess data) {
    int affected = 0;
    List<Row> rows = new ArrayList<>();
    for (DataStatement statement : statements) {
      Answer answer = statement.run(data);
      if (answer == null) {
        return null;
      }
      if (answer instanceof Affected changed) {
        affected += changed.rows();
      } else if (answer instanceof Rows read) {
        rows.addAll(read.rows());
      }
    }
    return writes() ? new Affected(affected) : new Rows(rows);
  }
}
