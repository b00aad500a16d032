/**
 * A second engine, as simple as can be: what the properties hold an engine to is not shaped by one
 * implementation. It is written from the rules alone, knows nothing of the other engine, and has
 * other data structures: one lock, a list for what a transaction has done, a call of an extended
 * procedure as an object, and a table of all tokens ever told.
 */
@NullMarked
package dev.bindery.properties.simple;

import org.jspecify.annotations.NullMarked;
