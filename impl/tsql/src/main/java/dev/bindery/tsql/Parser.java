package dev.bindery.tsql;

import dev.bindery.engine.ErrorCode;
import dev.bindery.tsql.Statement.Argument;
import dev.bindery.tsql.Statement.Declaration;
import dev.bindery.tsql.Statement.Item;
import dev.bindery.tsql.Statement.Name;
import dev.bindery.tsql.Statement.ProcedureName;
import dev.bindery.tsql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recursive descent over the statements of a batch: one method per statement. No statement needs a
 * semicolon: each ends where its grammar ends, and the next token must begin another.
 *
 * <p>What is not in the grammar answers 102, with the line and what was met.
 */
final class Parser {
  /** The longest name of a transaction or savepoint, in characters (rule S1). */
  static final int NAME_LIMIT = 32;

  private final TokenStream in;
  private final ExpressionParser expressions;

  private Parser(TokenStream in) {
    this.in = in;
    this.expressions = new ExpressionParser(in);
  }

  /**
   * The statements of a batch.
   *
   * @throws Fault 102, 103, 105, 113 or 191: the first thing that is not T-SQL, or none that this
   *     layer knows
   */
  static List<Statement> parse(List<Token> tokens) throws Fault {
    Parser parser = new Parser(new TokenStream(tokens));
    return parser.statementsUpTo(Kind.END);
  }

  private List<Statement> statementsUpTo(Kind end) throws Fault {
    List<Statement> statements = new ArrayList<>();
    while (true) {
      while (in.takeSymbol(";")) {}
      if (in.peek().kind() == end) {
        return List.copyOf(statements);
      }
      statements.add(statement());
    }
  }

  private Statement statement() throws Fault {
    Token first = in.peek();
    in.enter();
    try {
      if (in.take("USE")) {
        return new Statement.Use(first.line(), identifier().text());
      } else if (in.take("DECLARE")) {
        return declare(first.line());
      } else if (in.take("SET")) {
        return set(first.line());
      } else if (in.take("SELECT")) {
        return select(first.line());
      } else if (in.take("PRINT")) {
        return new Statement.Print(first.line(), expressions.expression());
      } else if (in.take("IF")) {
        return ifElse(first.line());
      } else if (in.take("BEGIN")) {
        return begin(first.line());
      } else if (in.take("COMMIT")) {
        return new Statement.Commit(first.line(), endOfTransaction());
      } else if (in.take("ROLLBACK")) {
        return new Statement.Rollback(first.line(), endOfTransaction());
      } else if (in.take("SAVE")) {
        return save(first.line());
      } else if (in.take("EXEC") || in.take("EXECUTE")) {
        return execute(first.line());
      } else if (in.take("KILL")) {
        return kill(first.line());
      }
      throw in.unexpected();
    } finally {
      in.leave();
    }
  }

  private Statement declare(int line) throws Fault {
    List<Declaration> declarations = new ArrayList<>();
    do {
      Token variable = variable();
      in.take("AS");
      SqlType type = TypeParser.type(in);
      Expression initial = in.takeSymbol("=") ? expressions.expression() : null;
      declarations.add(new Declaration(variable.line(), variable.text(), type, initial));
    } while (in.takeSymbol(","));
    return new Statement.Declare(line, List.copyOf(declarations));
  }

  private Statement set(int line) throws Fault {
    if (!in.take("XACT_ABORT")) {
      return assign(line);
    }
    boolean on = in.take("ON");
    if (!on) {
      expect("OFF");
    }
    return new Statement.SetXactAbort(line, on);
  }

  private Statement assign(int line) throws Fault {
    Token variable = variable();
    in.expectSymbol("=");
    return new Statement.Assign(
        line, ExpressionParser.variable(variable), expressions.expression());
  }

  private Statement select(int line) throws Fault {
    List<Item> items = new ArrayList<>();
    do {
      Expression value = expressions.expression();
      items.add(new Item(value, alias()));
    } while (in.takeSymbol(","));
    return new Statement.Select(line, List.copyOf(items));
  }

  private String alias() throws Fault {
    boolean announced = in.take("AS");
    Token next = in.peek();
    if (next.isName() || next.kind() == Kind.STRING || next.kind() == Kind.NATIONAL_STRING) {
      return in.checkLength(in.take(), TokenStream.IDENTIFIER_LIMIT).text();
    }
    if (announced) {
      throw in.unexpected();
    }
    return "";
  }

  private Statement ifElse(int line) throws Fault {
    Condition condition = expressions.condition();
    Statement then = statement();
    if (in.peek().isSymbol(";") && in.peekNext().is("ELSE")) {
      in.take();
    }
    return new Statement.If(line, condition, then, in.take("ELSE") ? statement() : null);
  }

  private Statement begin(int line) throws Fault {
    if (in.take("DISTRIBUTED")) {
      expectTran();
      return new Statement.BeginTransaction(line, true, transactionName());
    }
    if (takeTran()) {
      return new Statement.BeginTransaction(line, false, transactionName());
    }
    return in.take("TRY") ? tryCatch(line) : block(line);
  }

  private Statement block(int line) throws Fault {
    return new Statement.Block(line, statementsUpToEnd());
  }

  /** A {@code TRY} holds a statement, as a block does; a {@code CATCH} may be empty. */
  private Statement tryCatch(int line) throws Fault {
    List<Statement> tried = statementsUpToEnd();
    expect("TRY");
    expect("BEGIN");
    expect("CATCH");
    while (in.takeSymbol(";")) {}
    List<Statement> caught = in.take("END") ? List.of() : statementsUpToEnd();
    expect("CATCH");
    return new Statement.Try(line, tried, caught);
  }

  /** One statement or more, and {@code END}. */
  private List<Statement> statementsUpToEnd() throws Fault {
    List<Statement> statements = new ArrayList<>();
    while (in.takeSymbol(";")) {}
    do {
      statements.add(statement());
      while (in.takeSymbol(";")) {}
    } while (!in.take("END"));
    return List.copyOf(statements);
  }

  /**
   * What follows {@code COMMIT} and {@code ROLLBACK}: nothing, {@code WORK}, or {@code TRAN} and
   * perhaps a name.
   */
  private @Nullable Name endOfTransaction() throws Fault {
    if (takeTran()) {
      return transactionName();
    }
    in.take("WORK");
    return null;
  }

  private Statement save(int line) throws Fault {
    expectTran();
    Name name = transactionName();
    if (name == null) {
      throw in.unexpected();
    }
    return new Statement.Save(line, name);
  }

  private Statement kill(int line) throws Fault {
    Token met = in.peek();
    if (expressions.argument() instanceof Expression.Literal literal
        && literal.value().content() instanceof Long session) {
      return new Statement.Kill(line, session);
    }
    throw Fault.at(met.line(), ErrorCode.SYNTAX, met.met());
  }

  private void expect(String keyword) throws Fault {
    if (!in.take(keyword)) {
      throw in.unexpected();
    }
  }

  private boolean takeTran() {
    return in.take("TRAN") || in.take("TRANSACTION");
  }

  private void expectTran() throws Fault {
    if (!takeTran()) {
      throw in.unexpected();
    }
  }

  private @Nullable Name transactionName() throws Fault {
    Token next = in.peek();
    if (next.isName()) {
      return new Name.Written(in.checkLength(in.take(), NAME_LIMIT).text());
    }
    if (next.kind() == Kind.VARIABLE) {
      return new Name.Held(ExpressionParser.variable(variable()));
    }
    return null;
  }

  private Statement execute(int line) throws Fault {
    Expression.Variable status = null;
    if (in.peek().kind() == Kind.VARIABLE) {
      status = ExpressionParser.variable(variable());
      in.expectSymbol("=");
    }
    ProcedureName procedure = procedureName();
    List<Argument> arguments = new ArrayList<>();
    if (beginsArgument(in.peek())) {
      do {
        arguments.add(argument());
      } while (in.takeSymbol(","));
    }
    return new Statement.Execute(line, status, procedure, List.copyOf(arguments));
  }

  /** {@code name}, {@code schema.name}, {@code database.schema.name} or {@code database..name}. */
  private ProcedureName procedureName() throws Fault {
    List<String> parts = new ArrayList<>(List.of("", "", identifier().text()));
    while (in.takeSymbol(".") && parts.size() <= 4) {
      parts.add(in.peek().isSymbol(".") ? "" : identifier().text());
    }
    int last = parts.size() - 1;
    return new ProcedureName(parts.get(last - 2), parts.get(last - 1), parts.get(last));
  }

  private static boolean beginsArgument(Token token) {
    return switch (token.kind()) {
      case VARIABLE, GLOBAL, NUMBER, STRING, NATIONAL_STRING, BROKEN -> true;
      default -> token.is("NULL") || token.isSymbol("-");
    };
  }

  private Argument argument() throws Fault {
    int line = in.peek().line();
    String parameter = null;
    if (in.peek().kind() == Kind.VARIABLE && in.peekNext().isSymbol("=")) {
      parameter = variable().text();
      in.expectSymbol("=");
    }
    Expression value = expressions.argument();
    boolean output = value instanceof Expression.Variable && (in.take("OUTPUT") || in.take("OUT"));
    return new Argument(line, parameter, value, output);
  }

  private Token variable() throws Fault {
    if (in.peek().kind() != Kind.VARIABLE) {
      throw in.unexpected();
    }
    return in.checkLength(in.take(), TokenStream.IDENTIFIER_LIMIT);
  }

  private Token identifier() throws Fault {
    if (!in.peek().isName()) {
      throw in.unexpected();
    }
    return in.checkLength(in.take(), TokenStream.IDENTIFIER_LIMIT);
  }
}
