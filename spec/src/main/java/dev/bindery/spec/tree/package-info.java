/**
 * The spec as a tree of files: what its modules and models say about themselves, without evaluating
 * anything. What is written in more than one place is compared here or written from one of them.
 *
 * <p>The words of this package:
 *
 * <dl>
 *   <dt>operator
 *   <dd>a definition at the top level of a module, with the comment above it
 *   <dt>closure
 *   <dd>a module and all that it extends
 *   <dt>formula
 *   <dd>an operator that a model checks: {@code …Inv}, {@code …Prop}, {@code …Live}, or what stands
 *       in a theorem
 *   <dt>settings
 *   <dd>what a cfg says, but for the operators that it replaces
 *   <dt>fault
 *   <dd>an operator of a {@code Broken…} module, which takes the place of one operator of the good
 *       module
 *   <dt>carrier
 *   <dd>an operator with a line that bears the id of a rule
 * </dl>
 */
@NullMarked
package dev.bindery.spec.tree;

import org.jspecify.annotations.NullMarked;
