/** Tests of the command line: each calls it as a user would. */
@NullMarked
package dev.bindery.server;

import org.jspecify.annotations.NullMarked;
