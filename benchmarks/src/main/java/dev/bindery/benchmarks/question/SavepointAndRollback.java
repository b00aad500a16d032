package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.Savepoints;

/** What does a savepoint cost? */
public class SavepointAndRollback extends Question<Savepoints> {
  public SavepointAndRollback() {
    super("savepoint", "in a transaction: savepoint, roll back to it", Savepoints.class);
  }

  @Override
  void demonstrate(Savepoints steps) {
    steps.begin();
    steps.write();
    steps.save();
    steps.write();
    expect(2, steps.writes(), "writes before the rollback");
    steps.rollbackToSave();
    expect(1, steps.writes(), "writes after the rollback");
    expect(1, steps.depth(), "depth after the rollback");
  }

  @Override
  void run(Savepoints steps, int thread) {
    steps.save();
    steps.rollbackToSave();
  }
}
