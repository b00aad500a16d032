/** Tests of the engine, by rule. Every test ends in the {@link dev.bindery.engine.Validator}. */
@NullMarked
package dev.bindery.engine;

import org.jspecify.annotations.NullMarked;
