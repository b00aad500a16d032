package dev.bindery.benchmarks.question;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Param;

/**
 * A question about how the cost of one operation grows with the size of something.
 *
 * @param <C> what a system must be able to do
 */
public abstract class Growth<C> extends Question<C> {
  private static final String OF_SIZE = "/";

  /** How many there are. */
  @Param("1")
  public int size = 1;

  Growth(String id, String operation, Class<C> needs) {
    super(id, operation, needs);
  }

  /** With the size, as in {@code members/64}. */
  @Override
  public String id() {
    return super.id() + OF_SIZE + size;
  }

  /** Without the size. */
  public final String series() {
    return super.id();
  }

  /** The same question at each of these sizes. */
  static Stream<Question<?>> at(Supplier<? extends Growth<?>> question, List<Integer> sizes) {
    return sizes.stream()
        .map(
            size -> {
              Growth<?> sized = question.get();
              sized.size = size;
              return sized;
            });
  }
}
