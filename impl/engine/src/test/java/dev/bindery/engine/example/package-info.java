/** The README's example, as a program of its own: it sees what a user sees. */
@NullMarked
package dev.bindery.engine.example;

import org.jspecify.annotations.NullMarked;
