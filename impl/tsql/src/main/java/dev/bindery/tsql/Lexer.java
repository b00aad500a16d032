package dev.bindery.tsql;

import dev.bindery.engine.ErrorCode;
import dev.bindery.tsql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a batch into tokens and keeps their lines.
 *
 * <p>It never refuses a letter: what means nothing is a symbol that no statement wants, so the
 * parser says 102 at the right place. Only a quote or a comment that is never closed is an error of
 * its own (105, 113), because it swallows the rest; it ends the tokens with one of kind {@link
 * Kind#BROKEN}.
 */
final class Lexer {
  private static final Set<String> PAIRS =
      Set.of("<>", "<=", ">=", "!=", "!<", "!>", "+=", "-=", "*=", "/=", "%=", "::");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;

  private Lexer(String text) {
    this.text = text;
  }

  /** The tokens of a batch; the last one is of kind {@link Kind#END}. */
  static List<Token> tokens(String batch) {
    Lexer lexer = new Lexer(batch);
    while (lexer.next()) {}
    return List.copyOf(lexer.tokens);
  }

  /** The error behind a {@link Kind#BROKEN} token: 113 for a comment, 105 for a quote. */
  static ErrorCode broken(Token token) {
    return token.text().equals("/*") ? ErrorCode.UNCLOSED_COMMENT : ErrorCode.UNCLOSED_QUOTE;
  }

  private boolean next() {
    skipBlanks();
    if (at >= text.length()) {
      add(Kind.END, "", line);
      return false;
    }
    char c = text.charAt(at);
    if (c == '\'') {
      quoted(Kind.STRING, 0, '\'');
    } else if ((c == 'N' || c == 'n') && peek(1) == '\'') {
      quoted(Kind.NATIONAL_STRING, 1, '\'');
    } else if (c == '[') {
      quoted(Kind.QUOTED, 0, ']');
    } else if (c == '"') {
      quoted(Kind.QUOTED, 0, '"');
    } else if (c == '/' && peek(1) == '*') {
      comment();
    } else if (isDigit(c)) {
      number();
    } else if (c == '@' && peek(1) == '@' && isPartOfWord(peek(2))) {
      word(Kind.GLOBAL, 2);
    } else if (c == '@' && isPartOfWord(peek(1))) {
      word(Kind.VARIABLE, 1);
    } else if (isStartOfWord(c)) {
      word(Kind.WORD, 0);
    } else {
      symbol();
    }
    return true;
  }

  private void skipBlanks() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '-' && peek(1) == '-') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        advance();
      } else {
        return;
      }
    }
  }

  /** Comments nest, as in SQL Server. */
  private void comment() {
    int startLine = line;
    int depth = 0;
    do {
      if (text.charAt(at) == '/' && peek(1) == '*') {
        depth++;
        at += 2;
      } else if (text.charAt(at) == '*' && peek(1) == '/') {
        depth--;
        at += 2;
      } else {
        advance();
      }
    } while (depth > 0 && at < text.length());
    if (depth > 0) {
      add(Kind.BROKEN, "/*", startLine);
    }
  }

  /** A doubled closing quote stands for itself. */
  private void quoted(Kind kind, int prefix, char close) {
    int startLine = line;
    StringBuilder content = new StringBuilder();
    at += prefix + 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != close) {
        content.append(c);
        advance();
      } else if (peek(1) == close) {
        content.append(c);
        at += 2;
      } else {
        at++;
        add(kind, content.toString(), startLine);
        return;
      }
    }
    add(Kind.BROKEN, String.valueOf(close), startLine);
  }

  private void number() {
    int start = at;
    while (isDigit(peek(0))) {
      at++;
    }
    if (peek(0) == '.') {
      do {
        at++;
      } while (isDigit(peek(0)));
    }
    add(Kind.NUMBER, text.substring(start, at), line);
  }

  private void word(Kind kind, int prefix) {
    int start = at;
    at += prefix;
    while (isPartOfWord(peek(0))) {
      at++;
    }
    add(kind, text.substring(start, at), line);
  }

  private void symbol() {
    int length = Character.charCount(text.codePointAt(at));
    if (at + 2 <= text.length() && PAIRS.contains(text.substring(at, at + 2))) {
      length = 2;
    }
    add(Kind.SYMBOL, text.substring(at, at + length), line);
    at += length;
  }

  private void advance() {
    if (text.charAt(at) == '\n') {
      line++;
    }
    at++;
  }

  private void add(Kind kind, String content, int tokenLine) {
    tokens.add(new Token(kind, content, tokenLine));
  }

  /** The letter so far ahead, or NUL at the end. */
  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isStartOfWord(char c) {
    return Character.isLetter(c) || c == '_' || c == '#';
  }

  private static boolean isPartOfWord(char c) {
    return isStartOfWord(c) || Character.isDigit(c) || c == '@' || c == '$';
  }
}
