/**
 * Batches of T-SQL on the engine.
 *
 * <p>The words: a <em>batch</em> is what a client sends at once; it is compiled as a whole ({@code
 * Lexer}, {@code Parser}, {@code Compiler}) and then runs as one request of the engine, one
 * <em>statement</em> after the other ({@code Interpreter}). What it gives are <em>events</em>, told
 * to a {@link dev.bindery.tsql.BatchListener}. A {@code Fault} is an error on its way to becoming a
 * {@link dev.bindery.tsql.Message}; the engine's answers become one or the other in {@code
 * EngineRequest}.
 *
 * <p>Read {@link dev.bindery.tsql.TsqlSession} first.
 */
@NullMarked
package dev.bindery.tsql;

import org.jspecify.annotations.NullMarked;
