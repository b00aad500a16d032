package dev.bindery.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the benchmarks. Without arguments it is {@code report}. */
@Command(
    name = "benchmarks",
    mixinStandardHelpOptions = true,
    versionProvider = Benchmarks.Version.class,
    usageHelpAutoWidth = true,
    description = {
      "Measures what bound sessions cost, beside a floor (the least code that does the same",
      "work) and beside other ways to let two parties work on one thing.",
      "",
      "Without a command: report. 'benchmarks COMMAND --help' tells more.",
      ""
    },
    commandListHeading = "Commands:%n",
    subcommands = {
      ReportCommand.class,
      CompareCommand.class,
      ReadmeCommand.class,
      ListCommand.class
    })
public final class Benchmarks {
  private static final Set<String> OPTIONS_OF_ALL = Set.of("-h", "--help", "-V", "--version");

  /** Called by picocli. */
  Benchmarks() {}

  /** Ends the process with one of the exit codes that {@code --help} tells. */
  public static void main(String[] arguments) {
    PrintWriter out =
        new PrintWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8));
    int exitCode = commandLine().setOut(out).execute(orReport(arguments));
    out.flush();
    System.exit(exitCode);
  }

  /** Without a command: report, with the options that are given. */
  static String[] orReport(String... arguments) {
    boolean isReport =
        arguments.length == 0
            || (arguments[0].startsWith("-") && !OPTIONS_OF_ALL.contains(arguments[0]));
    return isReport
        ? Stream.concat(Stream.of("report"), Arrays.stream(arguments)).toArray(String[]::new)
        : arguments;
  }

  static CommandLine commandLine() {
    return new CommandLine(new Benchmarks())
        .setParameterExceptionHandler(
            (e, arguments) -> {
              PrintWriter err = e.getCommandLine().getErr();
              err.println("benchmarks: " + e.getMessage());
              err.println(
                  "Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (e, line, parsed) -> {
              line.getErr()
                  .println("benchmarks: " + (e instanceof IOException ? e.getMessage() : e));
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  /** The version in the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Benchmarks.class.getPackage().getImplementationVersion();
      return new String[] {"benchmarks " + (version == null ? "(not from a jar)" : version)};
    }
  }
}
