package dev.bindery.properties;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which way of holding an engine to the spec finds which fault, in the last complete run: faults
 * planted in the engine, and in the projection of its snapshots.
 */
record Adequacy(List<Fault> faults) {
  /** The resource, and the file's name in the folder of resources. */
  static final String FILE = "adequacy.json";

  Adequacy {
    faults = List.copyOf(faults);
  }

  /** How an engine is held to the spec. */
  enum Way {
    /** The transitions of models, with the state. */
    WALK("walk"),
    /** Runs of the generated properties, each step judged as a step of the spec. */
    PROPERTIES("properties"),
    /** The corpus of the same transitions: the answers alone. */
    CORPUS("corpus"),
    /** The simulation, and then the tests of who holds which guard. */
    THREADS("threads"),
    /** All other tests of the engine. */
    UNIT("unit tests");

    private final String title;

    Way(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /**
   * A fault.
   *
   * @param name of its own
   * @param rules the ids of the rules that it breaks; of one in the projection, the module
   * @param ways what came of each way that can be told to look for it
   */
  record Fault(String name, String rules, Map<Way, Outcome> ways) {
    Fault {
      ways = Collections.unmodifiableMap(new TreeMap<>(ways));
    }

    /** The ways that find it. */
    List<Way> killers() {
      return ways.entrySet().stream()
          .filter(way -> way.getValue().killed())
          .map(Map.Entry::getKey)
          .toList();
    }

    private boolean isFoundOnlyBy(Way way) {
      return ways.size() > 1 && killers().equals(List.of(way));
    }
  }

  /**
   * What came of one way.
   *
   * @param killed whether it found a difference
   * @param steps until then, or all: transitions of the walk, operations of a corpus, a property or
   *     the simulation, tests
   * @param seconds until then, or for all
   */
  record Outcome(boolean killed, long steps, double seconds) {}

  /**
   * How a way fares.
   *
   * @param title what a person calls it
   * @param looked how many faults it can be told to look for
   * @param found how many of these it finds
   * @param alone how many of these no other way finds that looks for them too
   */
  record Count(Way way, String title, long looked, long found, long alone) {}

  /** How each way fares. */
  List<Count> counts() {
    return Arrays.stream(Way.values())
        .map(
            way ->
                new Count(
                    way,
                    way.title(),
                    faults.stream().filter(fault -> fault.ways().containsKey(way)).count(),
                    faults.stream().filter(fault -> fault.killers().contains(way)).count(),
                    faults.stream().filter(fault -> fault.isFoundOnlyBy(way)).count()))
        .toList();
  }

  /** The one that is told in the tree. */
  static Adequacy read() throws IOException {
    try (@Nullable InputStream file = Adequacy.class.getResourceAsStream("/" + FILE)) {
      if (file == null) {
        throw new IOException("There is no resource " + FILE);
      }
      return new ObjectMapper().readValue(file, Adequacy.class);
    }
  }

  void write(Path folder) throws IOException {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(folder.resolve(FILE), mapper.writeValueAsString(this) + "\n");
  }
}
