package dev.bindery.engine;

import static java.util.stream.Collectors.groupingBy;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.pool.TypePool;

/** Loads a copy of the engine, and of what tests it, with a fault woven in. */
public final class FaultyEngine extends ClassLoader {
  /** A field of type Object that every woven class has beside its own. */
  public static final String WOVEN = "woven";

  private static final String ENGINE = "dev.bindery.engine.";

  private final Map<String, byte[]> woven = new HashMap<>();
  private final Predicate<String> alsoCopied;
  private final ClassFileLocator files =
      ClassFileLocator.ForClassLoader.of(FaultyEngine.class.getClassLoader());
  private final TypePool types = TypePool.Default.of(files);

  FaultyEngine(EngineFault fault) {
    this(fault.weavings(), name -> false);
  }

  /**
   * A copy with these faults.
   *
   * @param alsoCopied whether a class outside of the engine's package, by its name, is to use this
   *     copy
   */
  public FaultyEngine(List<EngineFault.Weaving> weavings, Predicate<String> alsoCopied) {
    super(FaultyEngine.class.getClassLoader());
    this.alsoCopied = alsoCopied;
    // All at once: what cannot be woven must not pass for a fault that was found.
    weavings.stream()
        .collect(groupingBy(EngineFault.Weaving::type))
        .forEach((type, here) -> woven.put(type, woven(type, here)));
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      if (!name.startsWith(ENGINE) && !alsoCopied.test(name)) {
        return super.loadClass(name, resolve);
      }
      byte[] bytes = bytes(name);
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  private byte[] bytes(String name) throws ClassNotFoundException {
    byte[] known = woven.get(name);
    try {
      return known == null ? files.locate(name).resolve() : known;
    } catch (IOException | IllegalArgumentException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private byte[] woven(String name, List<EngineFault.Weaving> here) {
    TypeDescription type = types.describe(name).resolve();
    DynamicType.Builder<?> builder =
        new ByteBuddy().redefine(type, files).defineField(WOVEN, Object.class, Modifier.PRIVATE);
    for (EngineFault.Weaving weaving : here) {
      if (type.getDeclaredMethods().filter(named(weaving.method())).isEmpty()) {
        throw new IllegalStateException(type + " has no method " + weaving.method());
      }
      builder = builder.visit(Advice.to(weaving.advice()).on(named(weaving.method())));
    }
    return builder.make().getBytes();
  }
}
