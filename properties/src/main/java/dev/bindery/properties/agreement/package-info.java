/**
 * A verdict for each rule: what a system that is not ours is told. {@code Agreement} tries every
 * transition that the system can be brought to; {@code Verdicts} says what that means for the rules
 * that the answers rest on.
 */
@NullMarked
package dev.bindery.properties.agreement;

import org.jspecify.annotations.NullMarked;
