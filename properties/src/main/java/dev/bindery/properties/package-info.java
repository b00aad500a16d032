/** Holds an engine against the spec. */
@NullMarked
package dev.bindery.properties;

import org.jspecify.annotations.NullMarked;
