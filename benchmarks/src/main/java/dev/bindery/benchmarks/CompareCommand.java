package dev.bindery.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code benchmarks compare}: what moved between two reports. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = Benchmarks.Version.class,
    usageHelpAutoWidth = true,
    description = {
      "Prints the figures that moved beyond their error from one report to another: operations",
      "per second by more than the errors of both together, bytes by more than 2 and 2 %%."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the reports were compared",
      "1:a report cannot be read, or is of another version",
      "2:wrong usage"
    })
final class CompareCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec command;

  @Parameters(index = "0", paramLabel = "BEFORE", description = "A report.json.")
  private Path before = Path.of(Report.FILE);

  @Parameters(index = "1", paramLabel = "AFTER", description = "A later one.")
  private Path after = Path.of(Report.FILE);

  /** Called by picocli. */
  CompareCommand() {}

  @Override
  public Integer call() throws IOException {
    if (command == null) {
      throw new IllegalStateException("picocli has not injected the command");
    }
    Comparison comparison = new Comparison(Report.read(before), Report.read(after));
    comparison.warnings().forEach(command.commandLine().getErr()::println);
    command.commandLine().getOut().print(comparison.text());
    command.commandLine().getOut().flush();
    return CommandLine.ExitCode.OK;
  }
}
