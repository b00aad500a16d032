package dev.bindery.benchmarks.system;

/** Transactions that nest: a {@code begin()} inside of one makes its {@code depth()} greater. */
public interface Nesting extends Transactions {}
