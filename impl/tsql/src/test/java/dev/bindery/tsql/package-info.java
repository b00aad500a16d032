/**
 * Tests of T-SQL; each runs batches on an engine of its own and looks at what the listener was
 * told.
 */
@NullMarked
package dev.bindery.tsql;

import org.jspecify.annotations.NullMarked;
