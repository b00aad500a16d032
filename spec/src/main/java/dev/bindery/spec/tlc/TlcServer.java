package dev.bindery.spec.tlc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import tlc2.TLC;
import tlc2.output.EC;
import util.SimpleFilenameToStream;

/**
 * Runs TLC in this process once for every line of the standard input, whose parts between tabs are
 * TLC's arguments. After a run's output comes a line {@code @!@!@ENDRUN code @!@!@} with what would
 * have been the exit code of {@code tlc2.TLC}. All runs must be of one root module: TLC keeps the
 * names of a module in static fields. The process ends with its input, also in the midst of a run,
 * so that it does not outlive who asked.
 */
public final class TlcServer {
  private static final int BAD_ARGUMENTS = 1;
  private static final int CRASHED = 1;

  private TlcServer() {}

  /** Serves until the input ends. */
  public static void main(String... none) throws InterruptedException {
    BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    Thread reader = new Thread(() -> read(requests), "requests");
    reader.setDaemon(true);
    reader.start();
    while (true) {
      String request = requests.take();
      try {
        int exitCode = run(request.split("\t"));
        System.out.println("@!@!@ENDRUN " + exitCode + " @!@!@");
        System.out.flush();
      } catch (RuntimeException | Error e) {
        // As when it is thrown out of the main method of a process of its own; but TLC's threads
        // would keep the process alive.
        e.printStackTrace();
        System.exit(CRASHED);
      }
    }
  }

  private static void read(BlockingQueue<String> requests) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        requests.add(line);
      }
    } catch (IOException broken) {
      // Who asked is gone: the same as the end of the input.
      requests.clear();
    }
    Runtime.getRuntime().halt(0);
  }

  private static int run(String... arguments) {
    TLC tlc = new TLC();
    tlc.setResolver(new SimpleFilenameToStream());
    return tlc.handleParameters(arguments)
        ? EC.ExitStatus.errorConstantToExitStatus(tlc.process())
        : BAD_ARGUMENTS;
  }
}
