package dev.bindery.spec;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads a copy of TLC for one module. TLC keeps variables, interned names and model values in
 * static fields, so two modules in one copy break each other. What is in {@code
 * dev.bindery.spec.tlc} is loaded with that copy; {@code dev.bindery.spec} itself and the JDK are
 * shared; nothing else is visible.
 *
 * <p>Never closed: TLC may load a class at any time, and a module stays in use as long as its
 * process.
 */
final class TlcLoader extends URLClassLoader {
  private static final String SHARED = "dev.bindery.spec.";
  private static final String OURS_BESIDE_TLC = "dev.bindery.spec.tlc.";
  private static final String EVALUATOR = OURS_BESIDE_TLC + "TlcEvaluator";

  static {
    registerAsParallelCapable();
  }

  private TlcLoader(URL[] urls) {
    super("tlc", urls, ClassLoader.getPlatformClassLoader());
  }

  /** A new copy of TLC that has read this module and cfg. */
  static Evaluator evaluator(List<Path> folders, String module, Path cfg) {
    URL[] urls = {location(TlcLoader.class), location(tlc())};
    // Not closed on purpose, see above.
    TlcLoader loader = new TlcLoader(urls);
    try {
      return Class.forName(EVALUATOR, true, loader)
          .asSubclass(Evaluator.class)
          .getConstructor(List.class, String.class, Path.class)
          .newInstance(folders, module, cfg);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SpecException known) {
        throw known;
      }
      throw new IllegalStateException("cannot read " + module, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("dev.bindery.spec is not complete on the class path", e);
    }
  }

  /** The jar or folder of the TLC that is on the class path. */
  static Path tlcJar() {
    return path(tlc());
  }

  private static Path path(Class<?> type) {
    try {
      return Path.of(location(type).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the jar of " + type + " has an unusable path", e);
    }
  }

  /** What a process needs that runs TLC by what is in {@code dev.bindery.spec.tlc}. */
  static String classPath() {
    return path(TlcLoader.class) + File.pathSeparator + path(tlc());
  }

  private static Class<?> tlc() {
    try {
      return Class.forName("tlc2.TLC", false, TlcLoader.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("TLC is not on the class path", e);
    }
  }

  private static URL location(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    return name.startsWith(SHARED) && !name.startsWith(OURS_BESIDE_TLC)
        ? Class.forName(name, true, TlcLoader.class.getClassLoader())
        : super.findClass(name);
  }
}
