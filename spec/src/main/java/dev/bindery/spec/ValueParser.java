package dev.bindery.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads values as TLC prints them, and states: {@code /\ x = <<1, "a">>}, a line or more for each
 * variable. A recursive descent over the tokens.
 */
final class ValueParser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<string>\"(?:[^\"\\\\]|\\\\.)*\")|(?<number>-?\\d+(?![\\w]))|(?<word>\\w+)"
              + "|(?<sign><<|>>|\\|->|:>|@@|/\\\\|\\.\\.|[\\[\\](){},=]))");
  private static final String END = "the end";

  private final String text;
  private final Matcher tokens;
  private String token = END;
  private String kind = END;

  private ValueParser(String text) {
    this.text = text.strip();
    this.tokens = TOKEN.matcher(this.text);
    advance();
  }

  /**
   * A value in normal form.
   *
   * @throws IllegalArgumentException if this is not all of one value
   */
  static Object value(String text) {
    ValueParser parser = new ValueParser(text);
    Object value = parser.value();
    parser.expectEnd();
    return value;
  }

  /**
   * A state.
   *
   * @throws IllegalArgumentException if this is not all of one state
   */
  static State state(String text) {
    ValueParser parser = new ValueParser(text);
    Map<String, Object> values = new TreeMap<>();
    while (!parser.kind.equals(END)) {
      // A state of one variable is printed without the conjunction.
      parser.accept("/\\");
      String variable = parser.word();
      parser.expect("=");
      values.put(variable, parser.value());
    }
    return State.ofNormal(List.copyOf(values.keySet()), values.values().toArray());
  }

  private Object value() {
    String read = token;
    switch (kind) {
      case "string" -> {
        advance();
        return unquoted(read);
      }
      case "number" -> {
        advance();
        return accept("..") ? interval(Integer.parseInt(read)) : Integer.valueOf(read);
      }
      case "word" -> {
        advance();
        return atom(read);
      }
      default -> {
        return composite();
      }
    }
  }

  private static Object atom(String word) {
    return switch (word) {
      case "TRUE" -> true;
      case "FALSE" -> false;
      default -> word;
    };
  }

  private Object composite() {
    if (accept("<<")) {
      return List.copyOf(elements(">>"));
    }
    if (accept("{")) {
      return Values.setOf(elements("}"));
    }
    if (accept("[")) {
      return pairs("|->", ",", "]");
    }
    expect("(");
    return pairs(":>", "@@", ")");
  }

  private List<Object> elements(String close) {
    List<Object> elements = new ArrayList<>();
    while (!accept(close)) {
      if (!elements.isEmpty()) {
        expect(",");
      }
      elements.add(value());
    }
    return elements;
  }

  private Object pairs(String arrow, String comma, String close) {
    Map<Object, Object> pairs = new LinkedHashMap<>();
    while (!accept(close)) {
      if (!pairs.isEmpty()) {
        expect(comma);
      }
      Object key = value();
      expect(arrow);
      pairs.put(key, value());
    }
    return Values.function(pairs);
  }

  private Object interval(int from) {
    String to = token;
    if (!kind.equals("number")) {
      throw unexpected("a number");
    }
    advance();
    List<Object> numbers = new ArrayList<>();
    for (int i = from; i <= Integer.parseInt(to); i++) {
      numbers.add(i);
    }
    return Values.setOf(numbers);
  }

  private String word() {
    String read = token;
    if (!kind.equals("word")) {
      throw unexpected("a variable");
    }
    advance();
    return read;
  }

  private static String unquoted(String literal) {
    StringBuilder plain = new StringBuilder();
    for (int i = 1; i < literal.length() - 1; i++) {
      char c = literal.charAt(i);
      if (c == '\\') {
        char escaped = literal.charAt(++i);
        c =
            escaped == 'n'
                ? '\n'
                : escaped == 't' ? '\t' : escaped == 'r' ? '\r' : escaped == 'f' ? '\f' : escaped;
      }
      plain.append(c);
    }
    return plain.toString();
  }

  private boolean accept(String sign) {
    if (kind.equals("sign") && token.equals(sign)) {
      advance();
      return true;
    }
    return false;
  }

  private void expect(String sign) {
    if (!accept(sign)) {
      throw unexpected(sign);
    }
  }

  private void expectEnd() {
    if (!kind.equals(END)) {
      throw unexpected(END);
    }
  }

  private IllegalArgumentException unexpected(String wanted) {
    return new IllegalArgumentException(wanted + " expected, but " + token + " met in " + text);
  }

  private void advance() {
    for (String each : List.of("string", "number", "word", "sign")) {
      if (tokens.lookingAt() && tokens.group(each) != null) {
        kind = each;
        token = tokens.group(each);
        tokens.region(tokens.end(), text.length());
        return;
      }
    }
    if (tokens.regionStart() < text.length()) {
      throw new IllegalArgumentException(
          "not a TLA+ value: " + text.substring(tokens.regionStart()));
    }
    kind = END;
    token = END;
  }
}
