/**
 * The questions: one benchmark class each. A {@link dev.bindery.benchmarks.question.Question} puts
 * the steps of the systems together, once for all of them, and shows before it measures that they
 * lead where they should.
 */
@NullMarked
package dev.bindery.benchmarks.question;

import org.jspecify.annotations.NullMarked;
