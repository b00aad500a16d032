package dev.bindery.properties;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line {@code bindery-check}. */
@Command(
    name = "bindery-check",
    mixinStandardHelpOptions = true,
    description = "Holds an engine against the spec.")
public final class BinderyCheck {
  private BinderyCheck() {}

  /** Prints the usage and ends with the exit code of a wrong call. */
  public static void main(String[] args) {
    CommandLine.usage(new BinderyCheck(), System.err);
    System.exit(CommandLine.ExitCode.USAGE);
  }
}
