package dev.bindery.benchmarks.question;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bindery.benchmarks.system.Subject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A ratio means something only if all systems did the same work. */
class QuestionsTest {
  private static final int OPERATIONS = 100;

  @TestFactory
  Stream<DynamicTest> everySystemThatCanIsLedToTheSameEnd() {
    return Arrays.stream(Subject.values())
        .filter(Subject::isThere)
        .flatMap(
            system ->
                Questions.all().stream()
                    .filter(question -> system.can(question.needs()))
                    .map(
                        question ->
                            dynamicTest(
                                question.id() + " " + system, () -> run(question, system))));
  }

  private static void run(Question<?> question, Subject system) throws Exception {
    question.system = system;
    question.setUp();
    question.setUpIteration();
    for (int i = 0; i < OPERATIONS; i++) {
      question.runOnce();
    }
    question.setUpIteration();
    question.tearDown();
  }

  @Test
  void everySystemHasAReasonForWhatItCannot() {
    for (Subject system : Subject.values()) {
      for (Question<?> question : Questions.all()) {
        if (!system.can(question.needs())) {
          assertFalse(system.reason(question.needs()).isBlank());
        }
      }
    }
  }

  @Test
  void namesAreUsedOnce() {
    long names = Questions.all().stream().map(Question::id).distinct().count();
    assertEquals(Questions.all().size(), names);
  }

  /** What the goals compare is measured in a short run too. */
  @Test
  void fewAreOfAllSeries() {
    assertEquals(series(Questions.all()), series(Questions.few()));
    assertEquals(16, Questions.few().stream().filter(Growth.class::isInstance).count());
  }

  private static Set<String> series(List<Question<?>> questions) {
    return questions.stream()
        .map(question -> question instanceof Growth<?> growth ? growth.series() : question.id())
        .collect(Collectors.toSet());
  }

  /** The planted faults: a floor in which one step of the operation does nothing. */
  @TestFactory
  Stream<DynamicTest> stepThatDoesNothingIsSeenBeforeItIsMeasured() {
    return Questions.all().stream()
        .flatMap(
            question ->
                stepsOf(question).stream()
                    .map(
                        step ->
                            dynamicTest(
                                question.id() + " without " + step,
                                () ->
                                    assertThrows(
                                        RuntimeException.class,
                                        () -> question.open(floor(question, step, null))))));
  }

  /** The steps that one operation takes. */
  private static Set<String> stepsOf(Question<?> question) {
    Set<String> seen = new HashSet<>();
    assertDoesNotThrow(() -> question.open(floor(question, null, seen)));
    question.setUpIteration();
    seen.clear();
    question.runOnce();
    assertFalse(seen.isEmpty());
    return seen;
  }

  private static Object floor(
      Question<?> question, @Nullable String without, @Nullable Set<String> seen) {
    Object floor = Subject.FLOOR.open(question.needs());
    return Proxy.newProxyInstance(
        QuestionsTest.class.getClassLoader(),
        new Class<?>[] {question.needs()},
        (proxy, method, arguments) -> {
          if (seen != null) {
            seen.add(method.getName());
          }
          if (method.getName().equals(without)) {
            return method.getReturnType() == boolean.class ? Boolean.TRUE : null;
          }
          try {
            return method.invoke(floor, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }
}
