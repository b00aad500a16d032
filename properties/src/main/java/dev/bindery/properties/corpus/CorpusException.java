package dev.bindery.properties.corpus;

/** A file that is no corpus, or no whole one: what is wrong, and in which line. */
public final class CorpusException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long line;

  CorpusException(String file, long line, String problem) {
    super("%s, line %d: %s".formatted(file, line, problem));
    this.line = line;
  }

  /** The line, from 1. */
  public long line() {
    return line;
  }
}
