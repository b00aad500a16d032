/** The command line of Bindery, and later the wire. */
@NullMarked
package dev.bindery.server;

import org.jspecify.annotations.NullMarked;
