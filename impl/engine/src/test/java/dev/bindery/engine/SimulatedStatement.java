package dev.bindery.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A data statement of the simulation, as small numbers: the engine runs it, and {@link DataOracle}
 * says what it must answer.
 */
record SimulatedStatement(Verb verb, int table, int key, int to, int value) {
  /** The tables are of a key and a value. In this one values are unique. */
  static final int UNIQUE = 1;

  static final int TABLES = 2;
  static final int KEYS = 8;
  static final int VALUES = 12;
  private static final String BY_VALUE = "by_value";

  /** What it does. The numbers of key and value are the ends of a range, where it reads one. */
  enum Verb {
    INSERT,
    UPDATE,
    /** Changes the primary key too. */
    MOVE,
    DELETE,
    READ,
    READ_FOR_UPDATE,
    READ_RANGE,
    READ_BY_VALUE,
    READ_ALL
  }

  private static final Verb[] VERBS = Verb.values();

  static TableDefinition definition(int table) {
    return new TableDefinition(
        "t" + table,
        List.of(
            new TableDefinition.Column("k", Integer.class, false),
            new TableDefinition.Column("v", Integer.class, false)),
        List.of("k"),
        List.of(new TableDefinition.IndexDefinition(BY_VALUE, List.of("v"), table == UNIQUE)));
  }

  /** One statement, or sometimes several as one. */
  static List<SimulatedStatement> random(Random random) {
    List<SimulatedStatement> statements = new ArrayList<>();
    do {
      statements.add(one(random));
    } while (random.nextInt(8) == 0);
    return List.copyOf(statements);
  }

  private static SimulatedStatement one(Random random) {
    return new SimulatedStatement(
        VERBS[random.nextInt(VERBS.length)],
        random.nextInt(TABLES),
        random.nextInt(KEYS),
        random.nextInt(KEYS),
        random.nextInt(VALUES));
  }

  static DataStatement on(List<Table> tables, List<SimulatedStatement> statements) {
    List<DataStatement> made = statements.stream().map(each -> each.on(tables)).toList();
    return made.size() == 1 ? made.get(0) : DataStatement.several(made);
  }

  private DataStatement on(List<Table> tables) {
    Table on = tables.get(table);
    return switch (verb) {
      case INSERT -> DataStatement.insert(on, Row.of(key, value));
      case UPDATE -> DataStatement.update(on, Key.of(key), Row.of(key, value));
      case MOVE -> DataStatement.update(on, Key.of(key), Row.of(to, value));
      case DELETE -> DataStatement.delete(on, Key.of(key));
      case READ -> DataStatement.read(on, Key.of(key));
      case READ_FOR_UPDATE -> DataStatement.readForUpdate(on, Key.of(key));
      case READ_RANGE ->
          DataStatement.readRange(on.primary(), KeyRange.of(Key.of(low()), Key.of(high())));
      case READ_BY_VALUE ->
          DataStatement.readRange(
              on.index(BY_VALUE), KeyRange.of(Key.of(value), Key.of(highValue())));
      case READ_ALL -> DataStatement.readAll(on);
    };
  }

  int low() {
    return Math.min(key, to);
  }

  int high() {
    return Math.max(key, to);
  }

  int highValue() {
    return value + 1;
  }

  @Override
  public String toString() {
    String text =
        switch (verb) {
          case INSERT, UPDATE -> "(%d, %d)".formatted(key, value);
          case MOVE -> "%d to (%d, %d)".formatted(key, to, value);
          case DELETE, READ, READ_FOR_UPDATE -> Integer.toString(key);
          case READ_RANGE -> "%d to %d".formatted(low(), high());
          case READ_BY_VALUE -> "%d to %d".formatted(value, highValue());
          case READ_ALL -> "";
        };
    return (verb + " t" + table + " " + text).strip();
  }
}
