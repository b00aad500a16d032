package dev.bindery.properties;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bindery.properties.corpus.CorpusWriter;
import dev.bindery.properties.corpus.Header;
import dev.bindery.properties.corpus.StdioAdapter;
import dev.bindery.spec.ModelManifest;
import dev.bindery.spec.SpecException;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import dev.bindery.spec.StateGraph;
import dev.bindery.spec.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code bindery-check corpus}: makes the file that any system can be tested with. */
@Command(
    name = "corpus",
    mixinStandardHelpOptions = true,
    versionProvider = BinderyCheck.Version.class,
    description =
        "Makes corpora: files of operations and answers that any system can be tested with.")
final class CorpusCommand implements Runnable {
  private static final Duration GRAPH_LIMIT = Duration.ofMinutes(60);

  @Spec private @Nullable CommandSpec command;

  CorpusCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec().commandLine(), "corpus needs a command: export or adapter");
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description =
          "Writes paths that together take every transition of a model, refusals included, in the"
              + " fewest steps that there can be. CORPUS.md tells the format.")
  int export(
      @Option(
              names = "--model",
              required = true,
              paramLabel = "NAME",
              description = "The model; bindery-check --list shows those that there are.")
          String name,
      @Option(
              names = "--spec",
              paramLabel = "DIR",
              description = "The folder of the spec. Default: the one inside the jar.")
          @Nullable Path folder,
      @Parameters(
              paramLabel = "FILE",
              description = "The file; compressed if its name ends in .gz.")
          Path file)
      throws IOException {
    Path spec = folder == null ? Specs.folder() : folder;
    ModelManifest.Model model = model(spec, name);
    Path parent = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || parent == null || !Files.isWritable(parent)) {
      throw usage("cannot write " + file.toAbsolutePath());
    }
    SpecModule module = SpecModule.load(spec, model.module(), Path.of(model.cfg()));
    StateGraph graph;
    try (Progress progress = Progress.of(model.distinct())) {
      graph = module.graph(GRAPH_LIMIT, states -> progress.done(1)).fromOneState();
    }
    try {
      Header header = CorpusWriter.export(model, module, graph, file);
      Header.Counts counts = Objects.requireNonNull(header.counts());
      spec()
          .commandLine()
          .getOut()
          .printf(
              "%s: %d transitions in %d paths of %d steps (no fewer than %d); %d bytes: %s%n",
              name,
              counts.transitions(),
              counts.paths(),
              counts.steps(),
              counts.lowerBound(),
              Files.size(file),
              file);
      spec().commandLine().getOut().flush();
      return CommandLine.ExitCode.OK;
    } catch (IllegalArgumentException e) {
      throw usage(name + " has no corpus: " + e.getMessage());
    }
  }

  @Command(
      name = "adapter",
      mixinStandardHelpOptions = true,
      description =
          "The engine as a program that answers each line of a corpus with a line, so that a player"
              + " in any language can be tried. CORPUS.md tells the protocol.")
  int adapter() throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    new StdioAdapter(EngineUnderTest::within).serve(in, spec().commandLine().getOut());
    return CommandLine.ExitCode.OK;
  }

  private ModelManifest.Model model(Path spec, String name) {
    try {
      return ModelManifest.read(spec).models().stream()
          .filter(model -> model.name().equals(name) && model.expected().equals(Verdict.OK))
          .findFirst()
          .orElseThrow(
              () -> usage("no model " + name + " that holds; --list shows those that there are"));
    } catch (SpecException e) {
      throw usage(e.getMessage());
    }
  }

  private ParameterException usage(@Nullable String message) {
    return new ParameterException(spec().commandLine(), String.valueOf(message));
  }

  private CommandSpec spec() {
    if (command == null) {
      throw new IllegalStateException("picocli has not injected the command");
    }
    return command;
  }
}
