package dev.bindery.properties;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a check has come, on standard error. Safe to tell from several threads. */
interface Progress extends AutoCloseable {
  /** More of the work is done. */
  void done(long amount);

  /** A part of the work has ended. */
  void part(String line);

  @Override
  void close();

  /**
   * A bar on a terminal; else, as far as Java can tell (from 22 on it says terminal), lines for a
   * log.
   */
  @SuppressWarnings("SystemConsoleNull")
  static Progress of(long amount) {
    return System.console() == null ? lines() : bar(amount);
  }

  private static Progress bar(long amount) {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("bindery-check")
            .setInitialMax(amount)
            .setUnit(" k", 1000)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(500)
            .build();
    return new Progress() {
      @Override
      public void done(long amount) {
        bar.stepBy(amount);
      }

      @Override
      public void part(String line) {
        bar.setExtraMessage(line);
      }

      @Override
      public void close() {
        bar.close();
      }
    };
  }

  private static Progress lines() {
    return new Progress() {
      @Override
      public void done(long amount) {
        // A log needs the parts only.
      }

      @Override
      public void part(String line) {
        System.err.println(line);
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }
}
