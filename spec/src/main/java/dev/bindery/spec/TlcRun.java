package dev.bindery.spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run of TLC in a process of its own, as {@code java -cp TLC tlc2.TLC} on the command line. Seed
 * and fingerprint are fixed, so a run with one worker gives the same figures again.
 *
 * <p>TLC gets a copy of the modules and the cfg in a folder that is deleted afterwards: whatever it
 * leaves behind is not left beside the sources, and runs at the same time do not meet. It is killed
 * when the limit is reached and when this process ends.
 *
 * <p>With {@code -Dtlc.jar=PATH} that jar is used, for instance an official {@code tla2tools.jar};
 * otherwise the one on the class path.
 *
 * @param folder where the modules are
 * @param module the root module, as for {@link SpecModule#load}
 * @param cfg the cfg, as for {@link SpecModule#load}
 * @param workers the number of threads that check
 * @param limit how long it may take
 * @param javaOptions options of the JVM, such as {@code -Xmx2g}
 */
public record TlcRun(
    Path folder, String module, Path cfg, int workers, Duration limit, List<String> javaOptions) {
  private static final String JAR = "tlc.jar";

  /**
   * TLC's exit codes for a run that ended with an answer: none, deadlock, invariant, action or
   * temporal property.
   */
  private static final Set<Integer> ANSWERED = Set.of(0, 11, 12, 13);

  /** Copies the options. */
  public TlcRun {
    javaOptions = List.copyOf(javaOptions);
  }

  /** A run with one worker, a limit of five minutes, and the JVM's own heap. */
  public static TlcRun of(Path folder, String module, Path cfg) {
    return new TlcRun(folder, module, cfg, 1, Duration.ofMinutes(5), List.of());
  }

  /**
   * The same with another number of workers. With more than one, the counts of a model that fails
   * may vary.
   */
  public TlcRun withWorkers(int count) {
    return new TlcRun(folder, module, cfg, count, limit, javaOptions);
  }

  /** The same with another limit. */
  public TlcRun withLimit(Duration duration) {
    return new TlcRun(folder, module, cfg, workers, duration, javaOptions);
  }

  /** The same with these options of the JVM. */
  public TlcRun withJavaOptions(String... options) {
    return new TlcRun(folder, module, cfg, workers, limit, List.of(options));
  }

  /**
   * Runs TLC and waits for its end.
   *
   * @throws SpecException.MissingFile if the module, the cfg or the jar of {@code -Dtlc.jar} is not
   *     there
   * @throws SpecException.ParseError if the module does not parse
   * @throws SpecException.MissingConstant if the cfg gives a constant no value
   * @throws SpecException.UndefinedName if the cfg names what the module does not define
   * @throws SpecException.EvaluationError if TLC cannot evaluate an expression, or an assumption is
   *     false
   * @throws SpecException.TimeOut if it was killed at the limit
   * @throws SpecException.TlcCrash if it ended in any other way without a verdict
   * @throws InterruptedException if the waiting thread is interrupted; TLC is killed
   */
  public Verdict run() throws InterruptedException {
    SpecModule.ModelFiles files = SpecModule.ModelFiles.of(folder, module, cfg);
    Path jar = jar(System.getProperty(JAR));
    try {
      Path copy = Files.createTempDirectory("bindery-tlc");
      try {
        return run(files, jar, copy);
      } finally {
        delete(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Verdict run(SpecModule.ModelFiles files, Path jar, Path copy)
      throws IOException, InterruptedException {
    String cfgName = String.valueOf(files.cfg().getFileName());
    List<Path> folders = files.folders();
    // The first folder's modules come before the others': so they are copied last.
    for (int i = folders.size() - 1; i >= 0; i--) {
      copyModules(folders.get(i), copy);
    }
    Files.copy(files.cfg(), copy.resolve(cfgName));

    long startNs = System.nanoTime();
    Process process =
        new ProcessBuilder(command(files.name(), cfgName, jar, copy))
            .directory(copy.toFile())
            .start();
    process.getOutputStream().close();
    TlcOutput output = new TlcOutput();
    Thread killer = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(killer);
    Thread out = drain(process.getInputStream(), output::line);
    Thread err = drain(process.getErrorStream(), output::errorLine);
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SpecException.TimeOut(name(files), limit);
      }
      out.join();
      err.join();
    } finally {
      process.destroyForcibly().waitFor();
      forget(killer);
    }
    double seconds = (System.nanoTime() - startNs) / 1e9;
    return output.verdict(result(files, process.exitValue(), output), seconds);
  }

  private List<String> command(String name, String cfgName, Path jar, Path copy)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Two runs share the machine, one worker each: a parallel collector would only contend.
    command.add("-XX:+UseSerialGC");
    // Out of memory is an end, and not a slow crawl.
    command.add("-XX:+ExitOnOutOfMemoryError");
    // TLC unpacks its standard modules there, under fixed names.
    command.add("-Djava.io.tmpdir=" + copy);
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", jar.toString(), "tlc2.TLC", "-tool", "-seed", "1", "-fp", "0"));
    command.addAll(List.of("-workers", Integer.toString(workers)));
    command.addAll(List.of("-metadir", Files.createDirectory(copy.resolve("meta")).toString()));
    command.addAll(List.of("-config", cfgName, name));
    return command;
  }

  private String result(SpecModule.ModelFiles files, int exitCode, TlcOutput output) {
    if (ANSWERED.contains(exitCode)) {
      if (output.isViolation()) {
        return Verdict.violates(violated(output.violated()));
      }
      if (output.isDeadlock()) {
        return Verdict.DEADLOCK;
      }
      if (output.isSuccess() && exitCode == 0) {
        return Verdict.OK;
      }
    }
    String text = output.text();
    throw Diagnosis.of(files.name(), String.valueOf(files.cfg().getFileName()), text)
        .orElseGet(
            () ->
                Diagnosis.evaluation(name(files), text)
                    .orElseGet(
                        () -> new SpecException.TlcCrash(name(files), exitCode, output.lines())));
  }

  /**
   * TLC names a property by its place where it has no name of its own, and a temporal one not at
   * all.
   */
  private String violated(String told) {
    if (told.matches("\\w+")) {
      return told;
    }
    SpecModule read = SpecModule.load(folder, module, cfg);
    return told.isEmpty()
        ? read.properties().stream()
            .filter(property -> property.kind() == SpecFormula.Kind.TEMPORAL)
            .map(SpecFormula::name)
            .collect(Collectors.joining("|"))
        : read.propertyAt(told);
  }

  private static String name(SpecModule.ModelFiles files) {
    return files.name() + " with " + files.cfg().getFileName();
  }

  /** The jar that the user gave, or else the one on the class path. */
  static Path jar(@Nullable String given) {
    if (given == null) {
      return TlcLoader.tlcJar();
    }
    Path jar = Path.of(given).toAbsolutePath();
    if (!Files.isRegularFile(jar)) {
      throw new SpecException.MissingFile("the jar of -D" + JAR, jar);
    }
    return jar;
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

  private static void forget(Thread killer) {
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException shuttingDown) {
      // Then it has run, or is about to.
      return;
    }
  }

  private static void copyModules(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".tla")).toList()) {
        Files.copy(
            file,
            to.resolve(String.valueOf(file.getFileName())),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
