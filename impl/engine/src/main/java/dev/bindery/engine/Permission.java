package dev.bindery.engine;

/** What a login may do with a table (P2). */
public enum Permission {
  SELECT,
  INSERT,
  UPDATE,
  DELETE
}
