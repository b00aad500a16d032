package dev.bindery.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Simulations one after the other, each from a seed of its own, until one fails. */
public final class SimulationRun {
  private static final int STEPS = 2000;
  private static final int VALIDATED_EVERY = 100;

  private SimulationRun() {}

  /** The steps of a seed, and where they fail. */
  private record Found(long seed, List<SimulatedStep> steps) {}

  /**
   * Runs that many steps in simulations of consecutive seeds.
   *
   * @return the report of the first failure, if there is one
   */
  static @Nullable String failure(long firstSeed, int steps, Map<String, Integer> answers) {
    return find(firstSeed, steps, answers)
        .map(found -> report(found.seed, shortest(found.seed, found.steps)))
        .orElse(null);
  }

  /** After how many steps one of them fails, if one does. */
  public static OptionalLong failsAfter(long firstSeed, int steps) {
    return find(firstSeed, steps, new TreeMap<>()).stream()
        .mapToLong(found -> (found.seed - firstSeed) * STEPS + found.steps.size())
        .findFirst();
  }

  private static Optional<Found> find(long firstSeed, int steps, Map<String, Integer> answers) {
    for (int done = 0; done < steps; done += STEPS) {
      long seed = firstSeed + done / STEPS;
      List<SimulatedStep> all = SimulatedStep.of(seed, Simulation.sessions(seed), STEPS);
      Simulation.Failure failure = Simulation.run(seed, all, VALIDATED_EVERY, answers);
      if (failure != null) {
        return Optional.of(new Found(seed, all.subList(0, failure.step())));
      }
    }
    return Optional.empty();
  }

  /** The least of its steps with which it still fails. */
  static List<SimulatedStep> shortest(long seed, List<SimulatedStep> steps) {
    return ShortestPart.of(steps, part -> failure(seed, part) != null);
  }

  private static Simulation.@Nullable Failure failure(long seed, List<SimulatedStep> steps) {
    return Simulation.run(seed, steps, 1, new TreeMap<>());
  }

  private static String report(long seed, List<SimulatedStep> steps) {
    Simulation.Failure failure = Objects.requireNonNull(failure(seed, steps));
    StringBuilder text = new StringBuilder();
    text.append("The simulation of seed ").append(seed).append(" fails ");
    text.append(failure).append(". At commit ").append(commit());
    text.append(", the shortest part that fails:");
    for (int i = 0; i < steps.size(); i++) {
      String answer = i < failure.answers().size() ? failure.answers().get(i) : "";
      text.append("%n  %s -> %s".formatted(steps.get(i), answer));
    }
    for (int i = steps.size(); i < failure.answers().size(); i++) {
      text.append("%n  at the end -> %s".formatted(failure.answers().get(i)));
    }
    return text.toString();
  }

  private static String commit() {
    try {
      Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
      String said = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
      return said.isEmpty() ? "unknown" : said;
    } catch (IOException noGit) {
      return "unknown";
    }
  }
}
