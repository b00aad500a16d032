package dev.bindery.spec;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Why no answer could be had from the spec. A violated property is not among these: that is a
 * {@link Verdict}, or the {@code false} of a question. One class for each thing that a caller can
 * do about it; every message is one or two lines.
 */
public abstract sealed class SpecException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private SpecException(String message) {
    super(message);
  }

  /** What is wrong, in words for who wrote the model; never null. */
  @Override
  public final String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** A module or a cfg does not parse, or a module names what is not defined. Correct the file. */
  public static final class ParseError extends SpecException {
    private static final long serialVersionUID = 1;

    private final String module;
    private final int line;

    /** See the class. */
    public ParseError(String module, int line, String message) {
      super(module + (line > 0 ? ", line " + line : "") + ": " + message);
      this.module = module;
      this.line = line;
    }

    /** The module, or the name of the cfg, that has the error. */
    public String module() {
      return module;
    }

    /** The line of the error, from 1; 0 where TLC names none. */
    public int line() {
      return line;
    }
  }

  /** A file that was asked for is not there. Correct the path. */
  public static final class MissingFile extends SpecException {
    private static final long serialVersionUID = 1;

    /** See the class. */
    public MissingFile(String what, Object path) {
      super(what + " not found: " + path);
    }
  }

  /** A constant of the module has no value in the cfg. Give it one. */
  public static final class MissingConstant extends SpecException {
    private static final long serialVersionUID = 1;

    private final String constant;

    /** See the class. */
    public MissingConstant(String cfg, String constant) {
      super(cfg + ": the constant " + constant + " has no value");
      this.constant = constant;
    }

    /** The constant's name. */
    public String constant() {
      return constant;
    }
  }

  /** The cfg, or a caller, names what the module does not define. Correct the name. */
  public static final class UndefinedName extends SpecException {
    private static final long serialVersionUID = 1;

    private final String name;

    /** See the class. */
    public UndefinedName(String where, String name) {
      super(where + ": " + name + " is not defined");
      this.name = name;
    }

    /** The name that means nothing. */
    public String name() {
      return name;
    }
  }

  /** The model is sound but cannot be used in this way; the message says why. */
  public static final class Unsuitable extends SpecException {
    private static final long serialVersionUID = 1;

    /** See the class. */
    public Unsuitable(String message) {
      super(message);
    }
  }

  /**
   * TLC could not evaluate an expression of the spec on a state. Never to be read as {@code false}.
   */
  public static final class EvaluationError extends SpecException {
    private static final long serialVersionUID = 1;

    /** See the class. */
    public EvaluationError(String what, String message) {
      super(what + ": " + message);
    }
  }

  /** The time limit was reached; the work was stopped and its process, if it had one, killed. */
  public static final class TimeOut extends SpecException {
    private static final long serialVersionUID = 1;

    private final Duration limit;

    /** See the class. */
    public TimeOut(String what, Duration limit) {
      super(what + ": not finished within " + limit.toMillis() / 1000.0 + " s");
      this.limit = limit;
    }

    /** The limit that was set. */
    public Duration limit() {
      return limit;
    }
  }

  /** The process that ran TLC ended without a verdict. */
  public static final class TlcCrash extends SpecException {
    private static final long serialVersionUID = 1;

    private final int exitCode;
    private final List<String> lastLines;

    /** See the class. */
    public TlcCrash(String what, int exitCode, List<String> lastLines) {
      super(
          what
              + ": TLC ended with exit code "
              + exitCode
              + " and no verdict; its last words: "
              + (lastLines.isEmpty() ? "none" : lastLines.get(lastLines.size() - 1)));
      this.exitCode = exitCode;
      this.lastLines = List.copyOf(lastLines);
    }

    /** The exit code of the process. */
    public int exitCode() {
      return exitCode;
    }

    /** The last lines that it wrote, oldest first. */
    public List<String> lastLines() {
      return lastLines;
    }
  }
}
