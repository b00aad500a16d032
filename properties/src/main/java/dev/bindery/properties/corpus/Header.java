package dev.bindery.properties.corpus;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the first line of a corpus or a log says about it.
 *
 * @param model the name of the model in the manifest
 * @param module its module
 * @param constants the values of its constants, as JSON has them: a set is a list
 * @param counts how much there is; null in a log, whose length nobody knows before its end
 */
public record Header(
    String model, String module, Map<String, Object> constants, @Nullable Counts counts) {
  /** Takes the constants of a module as JSON has them. */
  public Header {
    constants = Lines.plain(constants);
  }

  /** Whether these are the constants of a module. */
  public boolean hasConstants(Map<String, Object> ofModule) {
    return constants.equals(Lines.plain(ofModule));
  }

  /**
   * How much there is in a corpus.
   *
   * @param states of the graph
   * @param transitions of the graph, each of which is taken
   * @param paths how many there are
   * @param steps of all of them
   * @param lowerBound no paths take every transition in fewer steps
   */
  public record Counts(long states, long transitions, long paths, long steps, long lowerBound) {}
}
