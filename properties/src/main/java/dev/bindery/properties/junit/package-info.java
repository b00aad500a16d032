/** The corpus as tests of JUnit 5: extend one class. JUnit is on the class path of who does. */
@NullMarked
package dev.bindery.properties.junit;

import org.jspecify.annotations.NullMarked;
