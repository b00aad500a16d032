package dev.bindery.tsql;

/** What a parenthesis may hold: only what stands inside tells which of the two it is. */
sealed interface Node permits Expression, Condition {}
