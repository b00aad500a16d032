package dev.bindery.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run of TLC in a process of its own, as {@code java -cp TLC tlc2.TLC} on the command line. Seed
 * and fingerprint are fixed, so a run with one worker gives the same figures again. {@link
 * SharedTlc} does the same in less time.
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

  private static final Pattern FAIR = Pattern.compile("\\bSPECIFICATION\\s+\\w*Fair\\w*");

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
    SpecModule.ModelFiles files = files();
    Path jar = jar(System.getProperty(JAR));
    long startNs = System.nanoTime();
    try (TlcFolder copy = TlcFolder.create()) {
      copy.copy(files);
      List<String> program = new ArrayList<>(List.of(jar.toString(), "tlc2.TLC"));
      program.addAll(copy.arguments(files, workers));
      TlcOutput output = new TlcOutput();
      try (TlcProcess process =
          TlcProcess.start(copy.path(), javaOptions, program, output::line, output::errorLine)) {
        process.input().close();
        if (!process.endsWithin(limit)) {
          throw new SpecException.TimeOut(toString(), limit);
        }
        return verdict(files, output, process.exitCode(), startNs);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the files of the model are. */
  SpecModule.ModelFiles files() {
    return SpecModule.ModelFiles.of(folder, module, cfg);
  }

  /** What came of a run that has ended. */
  Verdict verdict(SpecModule.ModelFiles files, TlcOutput output, int exitCode, long startNs) {
    double seconds = (System.nanoTime() - startNs) / 1e9;
    return output.verdict(result(files, exitCode, output), seconds);
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
                Diagnosis.evaluation(toString(), text)
                    .orElseGet(
                        () -> new SpecException.TlcCrash(toString(), exitCode, output.lines())));
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

  /** The names of module and cfg. */
  @Override
  public String toString() {
    return Path.of(module).getFileName() + " with " + cfg.getFileName();
  }

  /** Whether the cfg names a specification with fairness, by its name: {@code FairSpec}. */
  boolean isFair() {
    try {
      return FAIR.matcher(Files.readString(files().cfg())).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the user gave a jar. */
  static boolean isJarGiven() {
    return System.getProperty(JAR) != null;
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
}
