package dev.bindery.spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A JVM for TLC. Both its pipes are drained line by line; it is killed when this is closed and when
 * this process ends.
 */
final class TlcProcess implements AutoCloseable {
  private final Process process;
  private final Thread killer;
  private final Thread out;
  private final Thread err;

  private TlcProcess(Process process, Consumer<String> outLine, Consumer<String> errLine) {
    this.process = process;
    this.killer = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(killer);
    this.out = drain(process.getInputStream(), outLine);
    this.err = drain(process.getErrorStream(), errLine);
  }

  /**
   * Starts it.
   *
   * @param folder its working directory, and where TLC unpacks its standard modules, which it does
   *     under fixed names
   * @param javaOptions further options of the JVM
   * @param program the class path, the main class and its arguments
   */
  static TlcProcess start(
      Path folder,
      List<String> javaOptions,
      List<String> program,
      Consumer<String> outLine,
      Consumer<String> errLine)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Runs share the machine, one worker each: a parallel collector would only contend.
    command.add("-XX:+UseSerialGC");
    // Out of memory is an end, and not a slow crawl.
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(javaOptions);
    command.add("-cp");
    command.addAll(program);
    return new TlcProcess(
        new ProcessBuilder(command).directory(folder.toFile()).start(), outLine, errLine);
  }

  /** Its standard input. */
  OutputStream input() {
    return process.getOutputStream();
  }

  /** Does this when it has ended; its output may still be on the way. */
  void whenEnded(Runnable action) {
    CompletableFuture<Void> unused = process.onExit().thenRun(action);
  }

  /** Whether it ends within this time. */
  boolean endsWithin(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Its exit code, after all its output; for one that has ended or is about to. */
  int exitCode() throws InterruptedException {
    int exitCode = process.waitFor();
    out.join();
    err.join();
    return exitCode;
  }

  private static Thread drain(InputStream pipe, Consumer<String> to) {
    Thread drain =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(new InputStreamReader(pipe, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  to.accept(line);
                }
              } catch (IOException killed) {
                // The pipe breaks when the process is killed: what it said until then is all there
                // is.
                return;
              }
            },
            "tlc-output");
    drain.setDaemon(true);
    drain.start();
    return drain;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException shuttingDown) {
      // Then it has run, or is about to.
      return;
    }
  }
}
