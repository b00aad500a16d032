package dev.bindery.spec;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The near end of a process that runs TLC for one root module again and again, {@link
 * dev.bindery.spec.tlc.TlcServer} being the far end. For one run at a time.
 */
final class TlcWorker implements AutoCloseable {
  private static final String SERVER = "dev.bindery.spec.tlc.TlcServer";
  private static final int UNKNOWN = -1;
  private static final Pattern END = Pattern.compile("@!@!@ENDRUN (\\d+) @!@!@");

  private final Path modules;
  private final String module;
  private final List<String> javaOptions;
  private final TlcFolder folder;
  private final TlcProcess process;
  private volatile @Nullable Running running;

  /**
   * What the lines belong to that come now.
   *
   * @param end open until the run or the whole process has ended. A latch, and no future: who waits
   *     for a future in a pool of tests makes the pool start one more
   */
  private record Running(TlcOutput output, AtomicInteger exitCode, CountDownLatch end) {}

  private TlcWorker(TlcRun run, TlcFolder folder) throws IOException {
    this.modules = run.folder();
    this.module = run.module();
    this.javaOptions = run.javaOptions();
    this.folder = folder;
    this.process =
        TlcProcess.start(
            folder.path(),
            javaOptions,
            List.of(TlcLoader.classPath(), SERVER),
            this::line,
            this::errorLine);
  }

  /** Starts a process for such a run. */
  static TlcWorker start(TlcRun run) throws IOException {
    TlcFolder folder = TlcFolder.create();
    try {
      return new TlcWorker(run, folder);
    } catch (IOException e) {
      folder.close();
      throw e;
    }
  }

  /** Whether this is a process for such a run: TLC bears one root module in a process. */
  boolean fits(TlcRun run) {
    return modules.equals(run.folder())
        && module.equals(run.module())
        && javaOptions.equals(run.javaOptions());
  }

  /** As {@link TlcRun#run}. Of no use any more after it has thrown. */
  Verdict run(TlcRun run) throws IOException, InterruptedException {
    SpecModule.ModelFiles files = run.files();
    long startNs = System.nanoTime();
    folder.copy(files);
    Running now = new Running(new TlcOutput(), new AtomicInteger(UNKNOWN), new CountDownLatch(1));
    running = now;
    process.whenEnded(now.end()::countDown);
    String request = String.join("\t", folder.arguments(files, run.workers())) + "\n";
    OutputStream input = process.input();
    try {
      input.write(request.getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException broken) {
      // The process has ended by itself: why, its exit code and its last words tell.
      return run.verdict(files, now.output(), process.exitCode(), startNs);
    }
    if (!now.end().await(run.limit().toMillis(), TimeUnit.MILLISECONDS)) {
      throw new SpecException.TimeOut(run.toString(), run.limit());
    }
    int told = now.exitCode().get();
    return run.verdict(files, now.output(), told == UNKNOWN ? process.exitCode() : told, startNs);
  }

  private void line(String line) {
    Running now = running;
    if (now != null) {
      Matcher end = END.matcher(line);
      if (end.matches()) {
        now.exitCode().set(Integer.parseInt(end.group(1)));
        now.end().countDown();
      } else {
        now.output().line(line);
      }
    }
  }

  private void errorLine(String line) {
    Running now = running;
    if (now != null) {
      now.output().errorLine(line);
    }
  }

  /** Kills the process. */
  @Override
  public void close() throws IOException {
    process.close();
    folder.close();
  }
}
