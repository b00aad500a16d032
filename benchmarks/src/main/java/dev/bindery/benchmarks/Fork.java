package dev.bindery.benchmarks;

import dev.bindery.benchmarks.question.Question;
import dev.bindery.benchmarks.system.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** One question that is put to one system. */
record Fork(Question<?> question, Subject system) {
  /** The threads that there must be room for on every machine. */
  static final int FEWEST_PROCESSORS = 2;

  private static final String METHOD = ".measure";

  /** The name that JMH knows it by. */
  String benchmark() {
    return question.getClass().getName() + METHOD;
  }

  @Override
  public String toString() {
    return question.id() + ", " + system.id();
  }

  /**
   * What there is to measure: of each question the systems one after the other, so that all see the
   * same machine. A question that needs more threads than the machine has processors, and more than
   * {@value #FEWEST_PROCESSORS}, is none.
   */
  static List<Fork> of(List<Question<?>> questions, Set<Subject> systems, int processors) {
    List<Fork> forks = new ArrayList<>();
    for (Question<?> question : questions) {
      if (question.threads() > Math.max(processors, FEWEST_PROCESSORS)) {
        continue;
      }
      Arrays.stream(Subject.values())
          .filter(systems::contains)
          .filter(system -> system.can(question.needs()))
          .forEach(system -> forks.add(new Fork(question, system)));
    }
    return forks;
  }
}
