/**
 * What bound sessions cost, measured with JMH against a <em>floor</em>: the least code that does
 * the same work. The command line, the run, and what becomes of its figures; the questions are in
 * {@link dev.bindery.benchmarks.question}, the systems in {@link dev.bindery.benchmarks.system}.
 */
@NullMarked
package dev.bindery.benchmarks;

import org.jspecify.annotations.NullMarked;
