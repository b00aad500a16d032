package dev.bindery.benchmarks.system;

/**
 * Sharing in which all parties work in one transaction, so that every turn of another party hands
 * it over. Turns may be taken by one thread for each party.
 */
public interface HandingOver extends Sharing {}
