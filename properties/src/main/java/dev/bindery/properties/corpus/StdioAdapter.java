package dev.bindery.properties.corpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bindery.properties.SystemUnderTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A system under test as a program: it answers each line of a corpus with a line, as {@code
 * CORPUS.md} says. What cannot be done is answered {@code {"error":"..."}}, and nothing is lost by
 * it: the next line is answered again.
 */
public final class StdioAdapter {
  private static final String READY = "{\"ready\":true}";

  private final SystemUnderTest.Factory factory;
  private @Nullable Supplier<Answerer> fresh;
  private @Nullable Answerer system;

  /** An adapter of the systems that the factory makes. */
  public StdioAdapter(SystemUnderTest.Factory factory) {
    this.factory = factory;
  }

  /** Answers until there are no more lines. */
  public void serve(BufferedReader in, PrintWriter out) throws IOException {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.print(answer(line) + "\n");
        if (!in.ready()) {
          out.flush();
        }
      }
      out.flush();
    } finally {
      closeSystem();
    }
  }

  private String answer(String text) {
    try {
      ObjectNode line = Lines.parse(text);
      if (Lines.isHeader(line)) {
        fresh = Answerer.of(factory.within(Lines.header(line).constants()));
        return READY;
      }
      if (fresh == null) {
        return Lines.ofError("the first line of a corpus must come first: it has the constants");
      }
      if (Lines.isPath(line)) {
        closeSystem();
        system = fresh.get();
        return READY;
      }
      return system == null
          ? Lines.ofError("a step before the first path")
          : Lines.ofAnswer(system.answer(Lines.operation(line)));
    } catch (Lines.BrokenLine | RuntimeException e) {
      return Lines.ofError(String.valueOf(e.getMessage()));
    }
  }

  private void closeSystem() {
    Answerer last = system;
    system = null;
    if (last != null) {
      last.close();
    }
  }
}
