package dev.bindery.benchmarks.question;

import dev.bindery.benchmarks.system.Crowd;

/** Does a transaction cost more the more sessions have one? */
public class Sessions extends Growth<Crowd> {
  private int next;

  public Sessions() {
    super("sessions", "commit and begin, the next one of so many sessions each time", Crowd.class);
  }

  @Override
  void demonstrate(Crowd steps) {
    expect(0, steps.working(), "sessions before");
    steps.connect(size);
    expect(size, steps.working(), "sessions");
    steps.commitOf(0);
    expect(size - 1L, steps.working(), "sessions after a commit");
    steps.beginOf(0);
    expect(size, steps.working(), "sessions after the next begin");
  }

  @Override
  void run(Crowd steps, int thread) {
    steps.commitOf(next);
    steps.beginOf(next);
    next = next + 1 == size ? 0 : next + 1;
  }
}
