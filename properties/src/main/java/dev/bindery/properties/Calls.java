package dev.bindery.properties;

import dev.bindery.spec.Operation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.lang.model.SourceVersion;

/**
 * From an operation of the spec to the call on what is held against it. The method is found by the
 * action's name, once per action; the arguments are made once per operation, so that a call in the
 * walk looks nothing up.
 */
public final class Calls {
  /** One operation, ready to be done. */
  @FunctionalInterface
  public interface Call {
    String on(UnderTest system);
  }

  private final Map<String, MethodHandle> methods = new ConcurrentHashMap<>();
  private final Class<? extends UnderTest> type;

  /** Calls of the methods of an interface. */
  public Calls(Class<? extends UnderTest> type) {
    this.type = type;
  }

  /**
   * The call that does an operation.
   *
   * @throws IllegalArgumentException if no method is named after the action
   */
  public Call of(Operation operation) {
    MethodHandle method = methods.computeIfAbsent(operation.action(), a -> find(operation));
    Object[] all = operation.arguments().toArray();
    for (int i = 0; i < all.length; i++) {
      all[i] = argument(all[i], method.type().parameterType(i + 1));
    }
    MethodHandle spread =
        method
            .asSpreader(Object[].class, all.length)
            .asType(MethodType.methodType(String.class, UnderTest.class, Object[].class));
    return system -> {
      try {
        return (String) spread.invokeExact(system, all);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(operation + " threw a checked exception", e);
      }
    };
  }

  /** What stands for a value of the spec in a parameter of that type. */
  private static Object argument(Object value, Class<?> type) {
    return type == Token.class ? argument(value) : value;
  }

  /** What stands for a value of the spec in a method of {@link SystemUnderTest}. */
  static Object argument(Object value) {
    return value instanceof List<?> tuple ? Token.of(tuple) : value;
  }

  /** {@code GetToken} is {@code getToken}, {@code Return} is {@code return_}. */
  static String methodName(String action) {
    return javaName(Character.toLowerCase(action.charAt(0)) + action.substring(1));
  }

  /** The action whose method has that name. */
  static String action(String methodName) {
    return Character.toUpperCase(methodName.charAt(0)) + methodName.substring(1).replace("_", "");
  }

  /** What is a word of Java gets an underscore behind it. */
  static String javaName(String name) {
    return SourceVersion.isKeyword(name) ? name + "_" : name;
  }

  private MethodHandle find(Operation operation) {
    String name = methodName(operation.action());
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name)
          && method.getParameterCount() == operation.arguments().size()
          && method.getReturnType() == String.class) {
        try {
          return MethodHandles.publicLookup().unreflect(method);
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    throw new IllegalArgumentException(
        type.getSimpleName()
            + " has no method "
            + name
            + " for the action "
            + operation.action()
            + " with "
            + operation.arguments().size()
            + " arguments");
  }
}
