/** A server that speaks T-SQL, over JDBC, as a system under test. */
@NullMarked
package dev.bindery.properties.jdbc;

import org.jspecify.annotations.NullMarked;
