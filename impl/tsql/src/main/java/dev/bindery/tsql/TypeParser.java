package dev.bindery.tsql;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a type: {@code int}, {@code bigint}, {@code bit}, {@code char(n)}, {@code varchar(n|max)},
 * {@code nvarchar(n|max)}.
 */
final class TypeParser {
  private TypeParser() {}

  /** The type that begins at the next token; a text type without a length has the length 1. */
  static SqlType type(TokenStream in) throws Fault {
    SqlType.Kind kind = kind(in.peek());
    if (kind == null) {
      throw in.unexpected();
    }
    in.take();
    if (!kind.isText()) {
      return new SqlType(kind, 0);
    }
    return new SqlType(kind, in.takeSymbol("(") ? length(in, kind) : 1);
  }

  private static SqlType.@Nullable Kind kind(Token token) {
    if (!token.isName()) {
      return null;
    }
    return switch (token.text().toLowerCase(Locale.ROOT)) {
      case "int" -> SqlType.Kind.INT;
      case "bigint" -> SqlType.Kind.BIGINT;
      case "bit" -> SqlType.Kind.BIT;
      case "char" -> SqlType.Kind.CHAR;
      case "varchar" -> SqlType.Kind.VARCHAR;
      case "nvarchar" -> SqlType.Kind.NVARCHAR;
      default -> null;
    };
  }

  private static int length(TokenStream in, SqlType.Kind kind) throws Fault {
    Token token = in.peek();
    int length;
    if (token.is("MAX") && kind != SqlType.Kind.CHAR) {
      length = SqlType.MAX;
    } else if (token.kind() == Token.Kind.NUMBER && token.text().matches("0*[1-9][0-9]{0,3}")) {
      length = Integer.parseInt(token.text());
      if (length > kind.limit()) {
        throw in.unexpected();
      }
    } else {
      throw in.unexpected();
    }
    in.take();
    in.expectSymbol(")");
    return length;
  }
}
