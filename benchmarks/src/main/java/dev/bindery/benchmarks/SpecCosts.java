package dev.bindery.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the specification costs, out of the file that {@code bindery-check} wrote. */
final class SpecCosts {
  private SpecCosts() {}

  /** One for each model, in the order of the file. Throws if it is no such file. */
  static List<Report.Spec> read(Path summary) throws IOException {
    if (!Files.isRegularFile(summary)) {
      throw new IOException(summary + ": there is no such file; bindery-check writes it");
    }
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(summary.toFile());
    } catch (JsonProcessingException e) {
      throw new IOException(summary + ": this is no summary of bindery-check", e);
    }
    List<Report.Spec> costs = new ArrayList<>();
    for (JsonNode model : root.path("models")) {
      String name = model.path("name").asText();
      costs.add(
          new Report.Spec(
              name,
              perSecond(model, "generated"),
              perSecond(of(root.path("walks"), name), "covered"),
              perSecond(of(root.path("corpus"), name), "covered"),
              null));
    }
    if (costs.isEmpty() || costs.get(0).tlcStates() == null) {
      throw new IOException(summary + ": this is no summary of bindery-check");
    }
    return costs;
  }

  private static JsonNode of(JsonNode rows, String model) {
    for (JsonNode row : rows) {
      if (row.path("model").asText().equals(model)) {
        return row;
      }
    }
    return rows.path("none");
  }

  private static @Nullable Double perSecond(JsonNode row, String counted) {
    double seconds = row.path("seconds").asDouble();
    return row.has(counted) && seconds > 0 ? row.path(counted).asDouble() / seconds : null;
  }
}
