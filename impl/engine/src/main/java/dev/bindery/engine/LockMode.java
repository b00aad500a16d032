package dev.bindery.engine;

import org.jspecify.annotations.Nullable;

/**
 * The modes of locks (L1): on a table, or on a key of an index, where a mode has two parts, one for
 * the gap before the key and one for the key itself.
 *
 * <p>One matrix is written by hand, {@link #BESIDE}: what other owners may hold beside a mode. The
 * rest follows, as in {@code LockModes.tla}: a mode is as strong as what it conflicts with, one
 * covers another if it conflicts with all that the other conflicts with, and two join to the least
 * mode that covers both. A test compares each cell with that module.
 *
 * <p>Source: SQL Server transaction locking and row versioning guide.
 */
@SuppressWarnings("EnumOrdinal") // the matrices are indexed by it, and live here only
public enum LockMode {
  /** No lock. It is no mode, but a table of locks has to say it. */
  NONE("none", Gap.FREE, 0),
  IS("IS", Gap.FREE, 1),
  S("S", Gap.FREE, 2),
  U("U", Gap.FREE, 3),
  IX("IX", Gap.FREE, 4),
  SIX("SIX", Gap.FREE, 5),
  X("X", Gap.FREE, 6),
  SCH_S("Sch-S", Gap.FREE, 7),
  SCH_M("Sch-M", Gap.FREE, 8),
  RANGE_S_N("RangeS-N", Gap.S, 0),
  RANGE_S_S("RangeS-S", Gap.S, 2),
  RANGE_S_U("RangeS-U", Gap.S, 3),
  RANGE_S_X("RangeS-X", Gap.S, 6),
  RANGE_I_N("RangeI-N", Gap.I, 0),
  RANGE_I_S("RangeI-S", Gap.I, 2),
  RANGE_I_U("RangeI-U", Gap.I, 3),
  RANGE_I_X("RangeI-X", Gap.I, 6),
  RANGE_X_N("RangeX-N", Gap.X, 0),
  RANGE_X_S("RangeX-S", Gap.X, 2),
  RANGE_X_U("RangeX-U", Gap.X, 3),
  RANGE_X_X("RangeX-X", Gap.X, 6);

  /** What is locked of the gap before a key. */
  private enum Gap {
    FREE,
    S,
    I,
    X;

    /** What locks nothing goes with all; else only like with like, and X with none. */
    boolean isCompatibleWith(Gap other) {
      return this == FREE || other == FREE || (this == other && this != X);
    }
  }

  /** Line by line in the order of the first nine modes: what may be held beside them. */
  private static final String[] BESIDE = {
    "+++++++++", // none
    "++++++-+-", // IS
    "++++---+-", // S
    "+++----+-", // U
    "++--+--+-", // IX
    "++-----+-", // SIX
    "+------+-", // X
    "++++++++-", // Sch-S
    "+--------", // Sch-M
  };

  private static final LockMode[] ALL = values();
  private static final @Nullable LockMode[][] JOINS = new LockMode[ALL.length][ALL.length];

  /** For each mode one bit for each mode that it conflicts with. */
  private static final int[] CONFLICTS = new int[ALL.length];

  static {
    for (LockMode mode : ALL) {
      CONFLICTS[mode.ordinal()] = mode.conflicting();
    }
    for (LockMode one : ALL) {
      for (LockMode other : ALL) {
        JOINS[one.ordinal()][other.ordinal()] = least(one, other);
      }
    }
  }

  private final String text;
  private final Gap gap;
  private final int part;

  LockMode(String text, Gap gap, int part) {
    this.text = text;
    this.gap = gap;
    this.part = part;
  }

  /** The mode's name in the documentation and in the specification: {@code "RangeS-S"}. */
  public String text() {
    return text;
  }

  /** Two owners may hold this mode and the other on one resource at the same time. */
  public boolean isCompatibleWith(LockMode other) {
    return (conflicts() & other.bit()) == 0;
  }

  /** Who holds this mode needs no lock of the other one besides. */
  public boolean covers(LockMode other) {
    return (other.conflicts() & ~conflicts()) == 0;
  }

  /**
   * What a lock of this mode becomes when its owner asks for the other (L3).
   *
   * @throws IllegalArgumentException if one is for tables only and one for keys only
   */
  public LockMode join(LockMode other) {
    LockMode joined = JOINS[ordinal()][other.ordinal()];
    if (joined == null) {
      throw new IllegalArgumentException(text + " and " + other.text + " never meet");
    }
    return joined;
  }

  /** Whether a table is locked only because rows in it are: such locks go together. */
  boolean isIntent() {
    return this == IS || this == IX;
  }

  /** Whether the gap before the key is locked. */
  boolean locksGap() {
    return gap != Gap.FREE;
  }

  /** Whether the key itself is locked in mode X: only its owner sees what is there. */
  boolean isExclusive() {
    return part == X.part;
  }

  /** Whether the key itself is locked to be written, now or later. */
  boolean isToWrite() {
    return part == U.part || isExclusive();
  }

  /** Its place in tables of one cell a mode. */
  int index() {
    return ordinal();
  }

  /** One bit, at the mode's index, for each mode that this one conflicts with. */
  int conflicts() {
    return CONFLICTS[ordinal()];
  }

  private int bit() {
    return 1 << ordinal();
  }

  private int conflicting() {
    int found = 0;
    for (LockMode other : ALL) {
      boolean beside = gap.isCompatibleWith(other.gap) && BESIDE[part].charAt(other.part) == '+';
      found |= beside ? 0 : other.bit();
    }
    return found;
  }

  private static @Nullable LockMode least(LockMode one, LockMode other) {
    LockMode least = null;
    for (LockMode mode : ALL) {
      if (mode.covers(one) && mode.covers(other) && (least == null || least.covers(mode))) {
        least = mode;
      }
    }
    return least;
  }
}
