package dev.bindery.server;

import dev.bindery.tsql.BatchListener;

/** Writes what the batches of a script give. */
interface EventWriter {

  /**
   * Who is to be told what a batch gives.
   *
   * @param session the name of the session on which it runs
   * @param batch its number in the file, from 1
   * @param line the line of the file that is line 1 of the batch
   */
  BatchListener batch(String session, int batch, int line);
}
