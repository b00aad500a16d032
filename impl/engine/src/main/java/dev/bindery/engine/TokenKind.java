package dev.bindery.engine;

/** What {@code @for_xp_flag} of sp_getbindtoken asks for (T7). */
public enum TokenKind {
  /** For any session: flag 0, or no flag. */
  ORDINARY,
  /** For sessions of an extended procedure, while its call runs: flag 1. */
  XP,
  /** The flag was another constant, NULL, or no constant: refused with 214. */
  BAD
}
