/** The reference engine: sessions, transactions, bind tokens, access. */
@NullMarked
package dev.bindery.engine;

import org.jspecify.annotations.NullMarked;
