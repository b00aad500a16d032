/**
 * The command line of Bindery.
 *
 * <p>The words: a <em>script</em> is a file of batches and <em>directives</em>, the lines that
 * begin with a colon and drive several sessions. It is parsed into <em>steps</em>, all of them
 * checked before the first runs; each script has an instance of its own. What its batches give is
 * written as text or as JSON.
 *
 * <p>Read {@code ScriptParser} first, then {@code ScriptRunner}.
 */
@NullMarked
package dev.bindery.server;

import org.jspecify.annotations.NullMarked;
