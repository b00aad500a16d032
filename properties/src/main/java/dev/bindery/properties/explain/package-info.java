/**
 * A behaviour of the spec, told to people: a counterexample or a witness as a table of steps, and
 * as a script of T-SQL where it can be said in T-SQL.
 */
@NullMarked
package dev.bindery.properties.explain;

import org.jspecify.annotations.NullMarked;
