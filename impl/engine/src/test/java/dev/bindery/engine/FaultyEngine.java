package dev.bindery.engine;

import static net.bytebuddy.matcher.ElementMatchers.named;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.pool.TypePool;

/** Loads a copy of the engine and of its tests, with a fault woven in. */
final class FaultyEngine extends ClassLoader {
  private static final String ENGINE = "dev.bindery.engine.";

  private final EngineFault fault;
  private final ClassFileLocator files =
      ClassFileLocator.ForClassLoader.of(FaultyEngine.class.getClassLoader());
  private final TypePool types = TypePool.Default.of(files);

  FaultyEngine(EngineFault fault) {
    super(FaultyEngine.class.getClassLoader());
    this.fault = fault;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      if (!name.startsWith(ENGINE)) {
        return super.loadClass(name, resolve);
      }
      byte[] bytes = bytes(name);
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  private byte[] bytes(String name) {
    TypeDescription type = types.describe(name).resolve();
    DynamicType.Builder<?> builder = new ByteBuddy().redefine(type, files);
    for (EngineFault.Weaving weaving : fault.weavings()) {
      if (name.equals(ENGINE + weaving.type())) {
        builder = woven(builder, type, weaving);
      }
    }
    return builder.make().getBytes();
  }

  private static DynamicType.Builder<?> woven(
      DynamicType.Builder<?> builder, TypeDescription type, EngineFault.Weaving weaving) {
    if (type.getDeclaredMethods().filter(named(weaving.method())).isEmpty()) {
      throw new IllegalStateException(type + " has no method " + weaving.method());
    }
    return builder.visit(Advice.to(weaving.advice()).on(named(weaving.method())));
  }
}
