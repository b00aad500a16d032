package dev.bindery.properties.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bindery.spec.Operation;
import dev.bindery.spec.Step;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of a corpus, a JSON object each, as {@code CORPUS.md} has them. */
final class Lines {
  /** The version of the format; one that changes what a reader must do is another. */
  static final int VERSION = 1;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final String FORMAT = "bindery-corpus";
  private static final String PATH = "path";
  private static final String DO = "do";
  private static final String ANSWER = "answer";
  private static final String END = "end";

  private Lines() {}

  /** What is wrong with a line. */
  static final class BrokenLine extends Exception {
    private static final long serialVersionUID = 1;

    BrokenLine(String problem) {
      super(problem);
    }
  }

  static String of(Header header) {
    ObjectNode line = JSON.createObjectNode().put(FORMAT, VERSION);
    line.put("model", header.model()).put("module", header.module());
    line.set("constants", JSON.valueToTree(header.constants()));
    if (header.counts() != null) {
      line.setAll((ObjectNode) JSON.valueToTree(header.counts()));
    }
    return line.toString();
  }

  static String ofPath(int number) {
    return JSON.createObjectNode().put(PATH, number).toString();
  }

  static String of(Operation operation, String answer) {
    ObjectNode line = JSON.createObjectNode();
    line.putArray(DO)
        .add(operation.action())
        .addAll(JSON.<ArrayNode>valueToTree(operation.arguments()));
    return line.put(ANSWER, answer).toString();
  }

  static String ofEnd(long steps) {
    return JSON.createObjectNode().put(END, steps).toString();
  }

  /** An answer alone, as a system under test gives it. */
  static String ofAnswer(String answer) {
    return JSON.createObjectNode().put(ANSWER, answer).toString();
  }

  /** That a system under test cannot do what a line says. */
  static String ofError(String problem) {
    return JSON.createObjectNode().put("error", problem).toString();
  }

  /** The constants of a model as they stand in a header. */
  static Map<String, Object> plain(Map<String, Object> constants) {
    return JSON.convertValue(constants, new TypeReference<Map<String, Object>>() {});
  }

  /** The arguments of an operation as they stand in a line. */
  static List<Object> plain(Operation operation) {
    return JSON.convertValue(operation.arguments(), new TypeReference<List<Object>>() {});
  }

  static ObjectNode parse(String line) throws BrokenLine {
    try {
      if (JSON.readTree(line) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new BrokenLine("no JSON: " + e.getOriginalMessage());
    }
    throw new BrokenLine("not a JSON object: " + abridged(line));
  }

  static boolean isPath(ObjectNode line) {
    return line.has(PATH);
  }

  static boolean isEnd(ObjectNode line) {
    return line.has(END);
  }

  static boolean isHeader(ObjectNode line) {
    return line.has(FORMAT);
  }

  static long steps(ObjectNode end) throws BrokenLine {
    return number(end, END);
  }

  static Header header(ObjectNode line) throws BrokenLine {
    if (!isHeader(line)) {
      throw new BrokenLine("not the first line of a corpus: it has no \"" + FORMAT + "\"");
    }
    long version = number(line, FORMAT);
    if (version != VERSION) {
      throw new BrokenLine(
          "version " + version + " of the format; this is a reader of version " + VERSION);
    }
    JsonNode constants = line.get("constants");
    if (!(constants instanceof ObjectNode)) {
      throw new BrokenLine("\"constants\" is missing or no object");
    }
    return new Header(
        text(line, "model"),
        text(line, "module"),
        JSON.convertValue(constants, new TypeReference<Map<String, Object>>() {}),
        counts(line));
  }

  private static Header.@Nullable Counts counts(ObjectNode line) throws BrokenLine {
    if (!line.has("steps")) {
      return null;
    }
    return new Header.Counts(
        number(line, "states"),
        number(line, "transitions"),
        number(line, "paths"),
        number(line, "steps"),
        number(line, "lowerBound"));
  }

  static Step step(ObjectNode line) throws BrokenLine {
    return new Step(operation(line), text(line, ANSWER));
  }

  static Operation operation(ObjectNode line) throws BrokenLine {
    JsonNode done = line.get(DO);
    if (done == null || !done.isArray() || done.isEmpty() || !done.get(0).isTextual()) {
      throw new BrokenLine(
          "neither a path nor a step nor the end: a step is {\"do\":[ACTION, ARGUMENT...], ...}");
    }
    List<Object> words = JSON.convertValue(done, new TypeReference<List<Object>>() {});
    try {
      return new Operation((String) words.get(0), words.subList(1, words.size()));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new BrokenLine("an argument is of no type of the spec: " + done);
    }
  }

  private static String text(ObjectNode line, String key) throws BrokenLine {
    JsonNode value = line.get(key);
    if (value == null || !value.isTextual()) {
      throw new BrokenLine("\"" + key + "\" is missing or no string");
    }
    return value.textValue();
  }

  private static long number(ObjectNode line, String key) throws BrokenLine {
    JsonNode value = line.get(key);
    if (value == null
        || !value.isIntegralNumber()
        || value.longValue() < 0
        || !value.canConvertToLong()) {
      throw new BrokenLine("\"" + key + "\" is missing or no count");
    }
    return value.longValue();
  }

  private static String abridged(String line) {
    return line.length() <= 60 ? line : line.substring(0, 60) + "...";
  }
}
