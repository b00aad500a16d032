/** Batches of T-SQL on the engine. */
@NullMarked
package dev.bindery.tsql;

import org.jspecify.annotations.NullMarked;
