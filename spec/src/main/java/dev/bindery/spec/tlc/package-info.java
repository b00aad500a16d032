/**
 * What touches TLC's classes, and nothing else does. Loaded once per module, together with a copy
 * of TLC, by {@code TlcLoader}; no class of this package may be named in any other.
 *
 * <p>TLC is used from below its command line: {@code FastTool} reads a module and evaluates; the
 * unrolled {@code Action}s carry the arguments of each operation.
 */
@NullMarked
package dev.bindery.spec.tlc;

import org.jspecify.annotations.NullMarked;
