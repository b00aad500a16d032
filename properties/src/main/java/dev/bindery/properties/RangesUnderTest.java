package dev.bindery.properties;

import java.util.List;

/**
 * What is held against {@code KeyRanges}. The system is led to the initial state that it is made
 * for; each transaction that ends is at once followed by the client's next one.
 */
public interface RangesUnderTest extends UnderTest {
  /** Reads the rows whose keys are in a range, both ends included. */
  String scan(String transaction, List<Integer> range, String level);

  /** Inserts a row of that key. */
  String insert(String transaction, int key);

  /** Deletes the row of that key. */
  String delete(String transaction, int key);

  /** {@code COMMIT}. */
  String commit(String transaction);

  /** {@code ROLLBACK}. */
  String rollback(String transaction);
}
