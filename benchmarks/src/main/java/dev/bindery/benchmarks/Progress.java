package dev.bindery.benchmarks;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows on standard error how far a run has come: a bar on a terminal, else lines for a log. */
final class Progress implements AutoCloseable {
  private final @Nullable ProgressBar bar;
  private final long parts;
  private long begun;

  private Progress(long parts, @Nullable ProgressBar bar) {
    this.parts = parts;
    this.bar = bar;
  }

  /** From Java 22 on there is always a console: then a log gets a bar. */
  @SuppressWarnings("SystemConsoleNull")
  static Progress of(long parts) {
    return new Progress(parts, System.console() == null ? null : bar(parts));
  }

  private static ProgressBar bar(long parts) {
    return new ProgressBarBuilder()
        .setTaskName("benchmarks")
        .setInitialMax(parts)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(500)
        .build();
  }

  /** The next part begins. */
  void next(String part) {
    if (bar == null) {
      System.err.printf("%d/%d %s%n", begun + 1, parts, part);
    } else {
      bar.stepTo(begun);
      bar.setExtraMessage(part);
    }
    begun++;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
