/**
 * The Java that reads the spec. Nothing about bound sessions is written here: what a session may do
 * is asked of TLC, which evaluates the {@code .tla} files.
 *
 * <p>The words of this package:
 *
 * <dl>
 *   <dt>module, cfg
 *   <dd>a TLA+ module and the file of constants, invariants and properties that makes a model of it
 *   <dt>{@link dev.bindery.spec.State state}
 *   <dd>a value for every variable, made of JDK types only
 *   <dt>{@link dev.bindery.spec.Operation operation}
 *   <dd>an action with its arguments, but without its answer: what a caller chooses
 *   <dt>answer
 *   <dd>the last parameter of every action, a string: what the spec decides
 *   <dt>{@link dev.bindery.spec.Step step}
 *   <dd>an operation and its answer
 *   <dt>{@link dev.bindery.spec.Outcome outcome}
 *   <dd>an answer and the state it leads to
 *   <dt>{@link dev.bindery.spec.StateGraph graph}
 *   <dd>all states that can be reached and every step between them
 *   <dt>{@link dev.bindery.spec.Verdict verdict}
 *   <dd>what a complete run of TLC says about a model
 * </dl>
 *
 * <p>Two ways to TLC, for two reasons. {@link dev.bindery.spec.TlcRun} starts {@code tlc2.TLC} as
 * anybody would on the command line: its verdict is what the model is worth; {@link
 * dev.bindery.spec.SharedTlc} saves the start of the JVM where there are many. {@link
 * dev.bindery.spec.SpecModule} holds TLC's evaluator in this process, behind a class loader of its
 * own, and answers single questions hundreds of thousands of times a second.
 */
@NullMarked
package dev.bindery.spec;

import org.jspecify.annotations.NullMarked;
