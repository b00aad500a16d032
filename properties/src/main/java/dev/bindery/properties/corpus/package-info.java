/**
 * The corpus: paths that together take every transition of a model, as a file that any system can
 * be tested with. {@code CORPUS.md} says what the file looks like.
 */
@NullMarked
package dev.bindery.properties.corpus;

import org.jspecify.annotations.NullMarked;
