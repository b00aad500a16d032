package dev.bindery.properties;

import dev.bindery.spec.Operation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an adapter leaves out. A name is an action of the spec, {@code "Call"}; or an action with
 * one of its answers, {@code "Begin 701"}: what a system of other limits cannot be brought to give;
 * or an answer of whatever action, {@code "* 701"}.
 *
 * @param unsupported what it cannot do. It is never asked to, and is led only where it can go
 * @param unobservable what it does without seeing the answer, which is not compared
 */
public record Capabilities(Set<String> unsupported, Set<String> unobservable) {
  /** Nothing is left out. */
  public static final Capabilities ALL = new Capabilities(Set.of(), Set.of());

  /** Copies the sets. */
  public Capabilities {
    unsupported = Set.copyOf(unsupported);
    unobservable = Set.copyOf(unobservable);
  }

  /** All operations that an adapter has written. */
  public static Capabilities of(Class<? extends Adapter> adapter) {
    Set<String> unwritten =
        Arrays.stream(Adapter.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .filter(method -> method.getReturnType() == String.class)
            .filter(method -> !overrides(adapter, method))
            .map(method -> Calls.action(method.getName()))
            .collect(Collectors.toSet());
    return new Capabilities(unwritten, Set.of());
  }

  private static boolean overrides(Class<?> adapter, Method method) {
    try {
      return adapter.getMethod(method.getName(), method.getParameterTypes()).getDeclaringClass()
          != Adapter.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the system can do an operation where the spec has this answer to it. */
  public boolean supports(Operation operation, String answer) {
    return !names(unsupported, operation, answer);
  }

  /** The same, and these left out besides. */
  public Capabilities without(Set<String> others) {
    Set<String> both = new HashSet<>(unsupported);
    both.addAll(others);
    return new Capabilities(both, unobservable);
  }

  /** Whether it can tell this answer. */
  public boolean shows(Operation operation, String answer) {
    return !names(unobservable, operation, answer);
  }

  private static boolean names(Set<String> names, Operation operation, String answer) {
    return !names.isEmpty()
        && (names.contains(operation.action())
            || names.contains(Subject.pair(operation.action(), answer))
            || names.contains(Subject.pair("*", answer)));
  }
}
