package dev.bindery.server;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line {@code bindery}. */
@Command(
    name = "bindery",
    mixinStandardHelpOptions = true,
    description = "Bound sessions on the JVM.")
public final class Bindery {
  private Bindery() {}

  /** Prints the usage and ends with the exit code of a wrong call. */
  public static void main(String[] args) {
    CommandLine.usage(new Bindery(), System.err);
    System.exit(CommandLine.ExitCode.USAGE);
  }
}
