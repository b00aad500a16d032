/** What bound sessions cost, measured with JMH. */
@NullMarked
package dev.bindery.benchmarks;

import org.jspecify.annotations.NullMarked;
