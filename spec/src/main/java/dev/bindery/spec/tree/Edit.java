package dev.bindery.spec.tree;

/**
 * A change of the text of a module: what stands between two places is replaced.
 *
 * @param kind what it is meant to do
 * @param fault the same in the words of the module
 * @param line the first line, from 0
 * @param from the first column, from 0
 * @param lastLine the last line
 * @param to the column behind the last in the last line
 * @param replacement what comes there
 */
record Edit(Kind kind, String fault, int line, int from, int lastLine, int to, String replacement) {
  /** What a fault does. */
  enum Kind {
    /** A conjunct that is no update is true. */
    DROP_CONJUNCT,
    /** A variable, or a part of one, stays as it is. */
    DROP_UPDATE,
    /** A case of a ladder never applies. */
    DROP_CASE,
    /** Two neighbours in a ladder give each other's answer. */
    SWAP_ANSWERS,
    /** A comparison takes its limit in, or leaves it out. */
    SHIFT_COMPARISON
  }
}
