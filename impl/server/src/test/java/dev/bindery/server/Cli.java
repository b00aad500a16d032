package dev.bindery.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** One call of the command line: its exit code and what it wrote. */
record Cli(int exitCode, String out, String err) {

  static Cli call(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Bindery.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Cli(exitCode, out.toString(), err.toString());
  }

  /** Writes a script into a directory; its path. */
  static String script(Path directory, String text) throws IOException {
    Path file = Files.createTempFile(directory, "script", ".sql");
    Files.writeString(file, text);
    return file.toString();
  }
}
