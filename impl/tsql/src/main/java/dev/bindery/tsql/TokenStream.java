package dev.bindery.tsql;

import dev.bindery.engine.ErrorCode;
import dev.bindery.tsql.Token.Kind;
import java.util.List;

/** The tokens of a batch, read from the front, with the errors that reading them can give. */
final class TokenStream {
  /** The longest identifier, in characters. */
  static final int IDENTIFIER_LIMIT = 128;

  /**
   * How deep statements and parentheses may nest: deeper, the parser's own stack would be at stake.
   */
  private static final int NESTING_LIMIT = 100;

  private final List<Token> tokens;
  private int at;
  private int depth;

  TokenStream(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token peekNext() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  /** The next token; the end stays where it is. */
  Token take() {
    Token token = peek();
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }

  /** Takes the next token if it is this keyword. */
  boolean take(String keyword) {
    boolean taken = peek().is(keyword);
    if (taken) {
      at++;
    }
    return taken;
  }

  /** Takes the next token if it is this symbol. */
  boolean takeSymbol(String symbol) {
    boolean taken = peek().isSymbol(symbol);
    if (taken) {
      at++;
    }
    return taken;
  }

  void expectSymbol(String symbol) throws Fault {
    if (!takeSymbol(symbol)) {
      throw unexpected();
    }
  }

  /** 102 at the next token; or 105 or 113 if it is the quote or comment that swallowed the rest. */
  Fault unexpected() {
    Token met = peek();
    if (met.kind() == Kind.BROKEN) {
      return Fault.at(met.line(), Lexer.broken(met));
    }
    return Fault.at(met.line(), ErrorCode.SYNTAX, met.met());
  }

  /** 103 if the token is longer than so many characters. */
  Token checkLength(Token token, int limit) throws Fault {
    if (token.text().length() > limit) {
      throw Fault.at(token.line(), ErrorCode.IDENTIFIER_TOO_LONG, limit);
    }
    return token;
  }

  /** One level deeper; 191 beyond the limit. */
  void enter() throws Fault {
    if (++depth > NESTING_LIMIT) {
      throw Fault.at(peek().line(), ErrorCode.NESTED_TOO_DEEPLY);
    }
  }

  void leave() {
    depth--;
  }
}
