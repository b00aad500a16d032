package dev.bindery.server;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line {@code bindery}. */
@Command(
    name = "bindery",
    mixinStandardHelpOptions = true,
    versionProvider = Bindery.Version.class,
    description = "Bound sessions on the JVM: several sessions share one transaction.",
    subcommands = RunCommand.class)
public final class Bindery implements Runnable {
  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init")
  private CommandLine.Model.CommandSpec spec;

  /** Called by picocli. */
  Bindery() {}

  /** The version in the manifest of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Bindery.class.getPackage().getImplementationVersion();
      return new String[] {"bindery " + (version == null ? "(not packaged)" : version)};
    }
  }

  /** Without a subcommand there is nothing to do. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Missing: a command, such as run");
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bindery()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** Ends with exit code 0, or another as {@code --help} says. */
  public static void main(String[] args) {
    PrintWriter out =
        new PrintWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8));
    int exitCode = commandLine().setOut(out).execute(args);
    out.flush();
    System.exit(exitCode);
  }
}
