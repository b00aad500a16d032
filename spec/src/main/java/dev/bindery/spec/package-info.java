/** Reads the spec: loads modules, runs TLC, streams its graph, judges states. */
@NullMarked
package dev.bindery.spec;

import org.jspecify.annotations.NullMarked;
