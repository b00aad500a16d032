package dev.bindery.server;

import java.nio.file.Path;
import java.util.List;

/**
 * A script that cannot be run, or not be run on; each problem with the line of the file at which it
 * stands.
 */
final class ScriptException extends Exception {
  private static final long serialVersionUID = 1;

  /** One problem: the line of the file, from 1, and what is wrong there. */
  record Problem(int line, String text) {}

  ScriptException(Path file, List<Problem> problems) {
    super(
        String.join(
            System.lineSeparator(),
            problems.stream().map(p -> file + ":" + p.line() + ": " + p.text()).toList()));
  }

  /** A problem with the file as a whole. */
  ScriptException(Path file, String text) {
    super(file + ": " + text);
  }
}
