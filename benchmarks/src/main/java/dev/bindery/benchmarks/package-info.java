/**
 * What bound sessions cost, measured with JMH against a <em>floor</em>: the least code that does
 * the same work with one lock and a hash map, measured in the same run.
 */
@NullMarked
package dev.bindery.benchmarks;

import org.jspecify.annotations.NullMarked;
