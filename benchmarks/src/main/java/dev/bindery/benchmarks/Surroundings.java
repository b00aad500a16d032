package dev.bindery.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Where a run takes place: its figures mean nothing without that. */
final class Surroundings {
  private static final String UNKNOWN = "unknown";
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";
  private static final long GIBIBYTE = 1L << 30;
  private static final long GIT_SECONDS = 10;

  private Surroundings() {}

  static String machine() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "%d x %s, %d GiB, %s %s",
        system.getAvailableProcessors(),
        processor().orElse(system.getArch()),
        Math.round((double) system.getTotalMemorySize() / GIBIBYTE),
        system.getName(),
        system.getArch());
  }

  private static Optional<String> processor() {
    try {
      return Files.readAllLines(CPU_INFO).stream()
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst();
    } catch (IOException notLinux) {
      return Optional.empty();
    }
  }

  static String jvm() {
    return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
  }

  /** The commit of the working directory, with a plus if anything in it was changed since. */
  static String commit() {
    String commit = git("rev-parse", "--short=12", "HEAD");
    return commit.isEmpty()
        ? UNKNOWN
        : commit + (git("status", "--porcelain", "-uno").isEmpty() ? "" : "+");
  }

  /** The first line that git prints; nothing if there is no git, or no repository. */
  private static String git(String... arguments) {
    try {
      String[] command = new String[arguments.length + 1];
      command[0] = "git";
      System.arraycopy(arguments, 0, command, 1, arguments.length);
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      boolean ended = process.waitFor(GIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
      return ended ? output.lines().findFirst().orElse("") : "";
    } catch (IOException noGit) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
