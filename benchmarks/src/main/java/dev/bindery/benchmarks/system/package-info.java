/**
 * The systems that are compared, each behind its adapters: one, and another for rivals.
 *
 * <p>What a system can do it says by the interfaces that its adapters implement: {@link
 * dev.bindery.benchmarks.system.Transactions}, {@link dev.bindery.benchmarks.system.Nesting},
 * {@link dev.bindery.benchmarks.system.Savepoints}, {@link dev.bindery.benchmarks.system.Data},
 * {@link dev.bindery.benchmarks.system.Sharing}, {@link dev.bindery.benchmarks.system.HandingOver},
 * {@link dev.bindery.benchmarks.system.BoundSessions}, {@link
 * dev.bindery.benchmarks.system.Lending}, {@link dev.bindery.benchmarks.system.Crowd}, {@link
 * dev.bindery.benchmarks.system.Rivals}, {@link dev.bindery.benchmarks.system.Waits}. Their methods
 * are single steps: the questions put them together, once for all systems, so that all do the same
 * work. For what a system cannot do, {@link dev.bindery.benchmarks.system.Subject} has the reason.
 *
 * <p>A step that is refused where it must not be throws {@link IllegalStateException}.
 */
@NullMarked
package dev.bindery.benchmarks.system;

import org.jspecify.annotations.NullMarked;
