package dev.bindery.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the benchmarks found, as it stands in {@value #FILE}.
 *
 * @param machine processor, number of processors, memory, operating system
 * @param jvm its name and version
 * @param commit of the working directory; with a plus if it was changed
 * @param rows in the order of questions, then of systems
 * @param goals those that these rows can answer
 * @param memory what the engine keeps on the heap
 * @param spec what checking the specification costs
 */
record Report(
    String machine,
    String jvm,
    String commit,
    List<Row> rows,
    List<Goal> goals,
    List<Memory> memory,
    List<Spec> spec) {
  static final String FILE = "report.json";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  Report {
    rows = List.copyOf(rows);
    goals = List.copyOf(goals);
    memory = List.copyOf(memory);
    spec = List.copyOf(spec);
  }

  /**
   * One question, answered by one system.
   *
   * @param opsPerSecond the median
   * @param error half the width of its confidence interval, in operations per second
   * @param ratioToFloor how many times the floor's time the system takes; none if the floor was not
   *     measured
   * @param bytesPerOp allocated per operation, the median
   */
  record Row(
      String question,
      String system,
      double opsPerSecond,
      double error,
      @Nullable Double ratioToFloor,
      double bytesPerOp) {}

  /**
   * What was aimed at.
   *
   * @param name of the goal; says whether it is a least or a most
   */
  record Goal(String name, double goal, double value, boolean met) {
    static Goal atMost(String what, double most, double value) {
      return new Goal(what + ", at most", most, value, value <= most);
    }

    static Goal atLeast(String what, double least, double value) {
      return new Goal(what + ", at least", least, value, value >= least);
    }
  }

  /**
   * What one of something keeps on the heap.
   *
   * @param bytes of one, on average
   */
  record Memory(String what, double bytes) {}

  /**
   * What checking costs, by model; none where nothing was measured.
   *
   * @param tlcStates that TLC generates in a second
   * @param walkTransitions that the engine is tried on in a second
   * @param corpusTransitions that are found and played on the engine in a second
   * @param propertySteps that a generated property makes in a second
   */
  record Spec(
      String model,
      @Nullable Double tlcStates,
      @Nullable Double walkTransitions,
      @Nullable Double corpusTransitions,
      @Nullable Double propertySteps) {}

  Optional<Row> row(String question, String system) {
    return rows.stream()
        .filter(row -> row.question().equals(question) && row.system().equals(system))
        .findFirst();
  }

  /** Reads a report. Throws an {@link IOException} that says what is wrong with the file. */
  static Report read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": there is no such file");
    }
    try {
      Report report = JSON.readValue(file.toFile(), Report.class);
      if (report == null) {
        throw new IOException(file + ": this is no report");
      }
      return report;
    } catch (JsonProcessingException e) {
      throw new IOException(
          file + ": this is no report, or one of another version: " + e.getOriginalMessage(), e);
    }
  }

  /** Writes it in one move, so that a reader never sees half of one. */
  void write(Path file) throws IOException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    Path parent = file.toAbsolutePath().getParent();
    Path fresh = Files.createTempFile(parent, "report", ".tmp");
    Files.writeString(fresh, JSON.writer(printer).writeValueAsString(this) + "\n");
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
