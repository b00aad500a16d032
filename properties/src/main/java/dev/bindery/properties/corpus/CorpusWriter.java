package dev.bindery.properties.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bindery.spec.ModelManifest;
import dev.bindery.spec.Operation;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.StateGraph;
import dev.bindery.spec.Step;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes a corpus, or a log, line by line. */
public final class CorpusWriter implements Steps, AutoCloseable {
  private final Writer out;
  private final Map<Step, String> known = new HashMap<>();
  private int paths;
  private long steps;

  /**
   * Writes the first line.
   *
   * @param out is closed with this
   */
  public CorpusWriter(Header header, Writer out) {
    this.out = out;
    line(Lines.of(header));
  }

  /**
   * Writes the corpus of a model; compressed if the file's name ends in {@code .gz}. There is a
   * file of that name only once all of it is there.
   *
   * @return what its first line says
   * @throws IllegalArgumentException if there can be none; see {@link Cover#of}
   */
  public static Header export(
      ModelManifest.Model model, SpecModule spec, StateGraph graph, Path file) throws IOException {
    Cover cover = Cover.of(graph);
    Header header =
        new Header(
            model.name(),
            model.module(),
            spec.constants(),
            new Header.Counts(
                graph.states(), graph.edges(), cover.paths(), cover.steps(), cover.lowerBound()));
    Path part = file.resolveSibling(file.getFileName() + ".part");
    boolean zipped = String.valueOf(file.getFileName()).endsWith(".gz");
    try {
      try (OutputStream raw = Files.newOutputStream(part);
          OutputStream bytes = zipped ? new GZIPOutputStream(raw, 1 << 16) : raw;
          CorpusWriter writer =
              new CorpusWriter(header, new BufferedWriter(new OutputStreamWriter(bytes, UTF_8)))) {
        cover.play(writer);
        writer.end();
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.deleteIfExists(part);
    }
    return header;
  }

  @Override
  public void path() {
    line(Lines.ofPath(++paths));
  }

  @Override
  public void step(Operation operation, String answer) {
    steps++;
    line(known.computeIfAbsent(new Step(operation, answer), step -> Lines.of(operation, answer)));
  }

  /** Writes the last line. */
  public void end() {
    line(Lines.ofEnd(steps));
  }

  private void line(String text) {
    try {
      out.write(text);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
