package dev.bindery.spec.tlc;

import dev.bindery.spec.Diagnosis;
import dev.bindery.spec.SpecException;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.OpDeclNode;
import tlc2.output.EC;
import tlc2.tool.impl.FastTool;
import tlc2.tool.impl.Tool;
import tlc2.util.FP64;
import tlc2.util.Vect;
import util.ToolIO;

/** Has TLC read a module and its cfg, and tells from what it says meanwhile why it could not. */
final class ModuleReader {
  private ModuleReader() {}

  /**
   * A tool that has read the module. It writes nothing anywhere from then on, not even what the
   * spec prints.
   *
   * @throws SpecException if it could not be read, as {@code SpecModule.load} says
   */
  static Tool read(List<Path> folders, String module, Path cfg) {
    // Without this every fingerprint is 0, and all states are the same.
    FP64.Init();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    speakTo(said);
    String cfgName = String.valueOf(cfg.getFileName());
    try {
      List<Path> withCfg = new ArrayList<>(folders);
      withCfg.add(cfg.toAbsolutePath().getParent());
      // TLC adds the suffix of the cfg.
      String cfgStem = cfgName.replaceFirst("\\.cfg$", "");
      Tool tool = new FastTool(folders.get(0).toString(), module, cfgStem, new Modules(withCfg));
      if (tool.checkAssumptions() != EC.NO_ERROR) {
        throw Diagnosis.of(module, cfgName, said.toString(StandardCharsets.UTF_8))
            .orElseGet(() -> new SpecException.EvaluationError(cfgName, "an assumption is false"));
      }
      refuseUnknownConstants(tool, cfgName);
      return tool;
    } catch (SpecException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      String words = said.toString(StandardCharsets.UTF_8) + "\n" + e.getMessage() + "\n";
      SpecException reason =
          Diagnosis.of(module, cfgName, words)
              .orElseGet(() -> new SpecException.EvaluationError(cfgName, oneLine(e)));
      reason.initCause(e);
      throw reason;
    } finally {
      speakTo(OutputStream.nullOutputStream());
    }
  }

  /** What TLC said by an exception. */
  static String oneLine(Throwable e) {
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getMessage().strip().replaceAll("\\s+", " ");
  }

  private static void speakTo(OutputStream stream) {
    PrintStream lines = new PrintStream(stream, true, StandardCharsets.UTF_8);
    ToolIO.out = lines;
    ToolIO.err = lines;
  }

  /** TLC passes over a constant of the cfg that the module does not have. */
  private static void refuseUnknownConstants(Tool tool, String cfgName) {
    ModuleNode root = tool.getRootModule();
    Vect<?> assigned = tool.getModelConfig().getConstants();
    for (int i = 0; i < assigned.size(); i++) {
      String name = String.valueOf(((Vect<?>) assigned.elementAt(i)).elementAt(0));
      boolean declared = root.getOpDef(name) != null;
      for (OpDeclNode constant : root.getConstantDecls()) {
        declared |= constant.getName().toString().equals(name);
      }
      if (!declared) {
        throw new SpecException.UndefinedName(cfgName, name);
      }
    }
  }
}
