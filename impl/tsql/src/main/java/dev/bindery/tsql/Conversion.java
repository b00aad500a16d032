package dev.bindery.tsql;

import dev.bindery.engine.ErrorCode;

/**
 * Conversions between types, as SQL Server makes them on assignment: text that is too long is cut,
 * a number that does not fit is an error. No message shows the value: it could be a bind token
 * (rule T9).
 */
final class Conversion {
  /** What a number becomes that does not fit its varchar. */
  private static final String DOES_NOT_FIT = "*";

  private Conversion() {}

  /**
   * The value as one of another type.
   *
   * @throws Fault 245 if text is no number, 8115 if the number does not fit, 701 if text is longer
   *     than this engine holds
   */
  static Value convert(Value value, SqlType target) throws Fault {
    Object content = value.content();
    if (target.kind() == SqlType.Kind.NULL) {
      return value;
    } else if (content == null) {
      return new Value(target, null);
    } else if (target.isText()) {
      return new Value(
          target, content instanceof String text ? fit(text, target) : spell(value, target));
    } else if (content instanceof String text) {
      return new Value(target, parse(text, value.type(), target));
    }
    return new Value(target, inRange((Long) content, target));
  }

  /** The number in its type's range: a bit is 0 or 1, an int has 32 bits. */
  static long inRange(long number, SqlType target) throws Fault {
    return switch (target.kind()) {
      case BIT -> number == 0 ? 0 : 1;
      case INT -> {
        if (number != (int) number) {
          throw Fault.of(ErrorCode.ARITHMETIC_OVERFLOW, "an expression", target);
        }
        yield number;
      }
      default -> number;
    };
  }

  /** Cut to the length of the type; a char is filled up with blanks. */
  private static String fit(String text, SqlType target) throws Fault {
    if (target.isMax()) {
      if (text.length() > SqlType.MAX_CHARACTERS) {
        throw Fault.of(ErrorCode.LIMIT_REACHED, "characters of a text", SqlType.MAX_CHARACTERS);
      }
      return text;
    }
    String cut = text.substring(0, Math.min(text.length(), target.length()));
    boolean filled = target.kind() == SqlType.Kind.CHAR;
    return filled ? cut + " ".repeat(target.length() - cut.length()) : cut;
  }

  /**
   * A number as text. Too short a char or varchar gets an asterisk from an int and 8115 from a
   * bigint; an nvarchar 8115 from both.
   */
  private static String spell(Value number, SqlType target) throws Fault {
    String spelled = String.valueOf(number.content());
    if (target.isMax() || spelled.length() <= target.length()) {
      return fit(spelled, target);
    }
    if (number.type().kind() == SqlType.Kind.BIGINT || target.kind() == SqlType.Kind.NVARCHAR) {
      throw Fault.of(ErrorCode.ARITHMETIC_OVERFLOW, "an expression", target);
    }
    return fit(DOES_NOT_FIT, target);
  }

  private static long parse(String text, SqlType source, SqlType target) throws Fault {
    String trimmed = text.strip();
    if (target.kind() == SqlType.Kind.BIT) {
      if (trimmed.equalsIgnoreCase("true")) {
        return 1;
      } else if (trimmed.equalsIgnoreCase("false")) {
        return 0;
      }
    }
    if (trimmed.isEmpty()) {
      return 0;
    }
    if (!trimmed.matches("[+-]?[0-9]+")) {
      throw Fault.of(ErrorCode.CONVERSION_FAILED, source, target);
    }
    try {
      return inRange(Long.parseLong(trimmed), target);
    } catch (NumberFormatException tooLong) {
      throw Fault.of(ErrorCode.ARITHMETIC_OVERFLOW, "an expression", target);
    }
  }
}
