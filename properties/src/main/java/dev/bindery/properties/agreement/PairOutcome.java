package dev.bindery.properties.agreement;

import dev.bindery.properties.agreement.Agreement.Tally;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a test of one action and one answer comes to.
 *
 * @param words why it fails or is skipped; else empty
 */
public record PairOutcome(Kind kind, String words) {
  /** How a test ends. */
  public enum Kind {
    /** All its transitions agree. */
    AGREES,
    /** One differs, and nobody accepts it. */
    DIFFERS,
    /** Nothing, or not all, could be tried; or the difference is accepted. */
    SKIPPED
  }

  /** All, in their order. */
  public static Map<Pair, PairOutcome> of(Verdicts verdicts) {
    Map<Pair, PairOutcome> outcomes = new TreeMap<>();
    verdicts
        .pairs()
        .forEach(
            (pair, tally) -> outcomes.put(pair, of(tally, verdicts.accepted().contains(pair))));
    return outcomes;
  }

  private static PairOutcome of(Tally tally, boolean accepted) {
    if (tally.first().isPresent()) {
      String difference = tally.first().get().toString();
      return accepted
          ? new PairOutcome(Kind.SKIPPED, "accepted: " + difference)
          : new PairOutcome(Kind.DIFFERS, difference);
    }
    if (tally.supported() == 0) {
      return new PairOutcome(Kind.SKIPPED, "not supported");
    }
    return tally.agreed() == tally.supported()
        ? new PairOutcome(Kind.AGREES, "")
        : new PairOutcome(
            Kind.SKIPPED,
            "%d of %d transitions tried".formatted(tally.agreed(), tally.supported()));
  }
}
