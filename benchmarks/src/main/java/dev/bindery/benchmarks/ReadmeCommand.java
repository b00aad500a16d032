package dev.bindery.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code benchmarks readme}: puts the figures of a report into the README. */
@Command(
    name = "readme",
    mixinStandardHelpOptions = true,
    versionProvider = Benchmarks.Version.class,
    usageHelpAutoWidth = true,
    description = {
      "Writes the tables of a report into the README of the benchmarks, and keeps the report",
      "beside it. A test fails when the two differ, or when a question is not in it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the README has the figures",
      "1:the report cannot be read, lacks something, or the README cannot be written",
      "2:wrong usage"
    })
final class ReadmeCommand implements Callable<Integer> {
  static final String README = "README.md";

  @Spec private @Nullable CommandSpec command;

  @Parameters(paramLabel = "REPORT", description = "A report.json of all questions and systems.")
  private Path report = Path.of(Report.FILE);

  @Option(
      names = "--module",
      paramLabel = "DIR",
      description = "Where the README is. Default: ${DEFAULT-VALUE}",
      defaultValue = "benchmarks")
  private Path module = Path.of("benchmarks");

  /** Called by picocli. */
  ReadmeCommand() {}

  @Override
  public Integer call() throws IOException {
    if (command == null) {
      throw new IllegalStateException("picocli has not injected the command");
    }
    Report read = Report.read(report);
    ReadmeFigures figures = new ReadmeFigures(read);
    List<String> missing = figures.missing();
    if (!missing.isEmpty()) {
      throw new IOException(report + " lacks " + missing.get(0) + ", of " + missing.size());
    }
    Path readme = module.resolve(README);
    if (!Files.isRegularFile(readme)) {
      throw new IOException(readme + ": there is no such file; run this from the root");
    }
    String text = figures.into(Files.readString(readme));
    read.write(module.resolve(Report.FILE));
    Files.writeString(readme, text);
    command.commandLine().getOut().println(readme);
    command.commandLine().getOut().flush();
    return CommandLine.ExitCode.OK;
  }
}
