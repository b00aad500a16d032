package dev.bindery.spec;

/**
 * A formula that the cfg asks TLC to check.
 *
 * @param name its name in the spec and in the cfg
 * @param kind what it speaks about, and so what can be asked of it
 * @param comment the words of the operator's own comment in the module, or empty
 */
public record SpecFormula(String name, Kind kind, String comment) {
  /** What a formula speaks about. */
  public enum Kind {
    /** One state: under {@code INVARIANT} in the cfg. */
    INVARIANT,
    /** The initial state only: a state predicate under {@code PROPERTY} in the cfg. */
    INITIAL,
    /**
     * A step and, it may be, the initial state: {@code Init /\ [][A]_v}, under {@code PROPERTY} in
     * the cfg.
     */
    ACTION,
    /** Whole behaviours: under {@code PROPERTY} in the cfg. Only TLC can judge it. */
    TEMPORAL
  }
}
