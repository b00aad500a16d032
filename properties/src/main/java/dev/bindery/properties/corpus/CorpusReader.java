package dev.bindery.properties.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bindery.spec.Step;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a corpus or a log, compressed or not, line by line. Of a corpus, which knows how much there
 * is of it, every line must be there; a log ends where it ends.
 */
public final class CorpusReader implements AutoCloseable {
  /** Lines that recur are parsed once, as long as there are no more of them than that. */
  private static final int MOST_KNOWN = 100_000;

  /** Lines between two reports of progress. */
  private static final int REPORTED = 10_000;

  private final String file;
  private final BufferedReader in;
  private final Header header;
  private final Map<String, Step> known = new HashMap<>();
  private long line;
  private int paths;
  private long steps;

  /**
   * Opens a file and reads its first line.
   *
   * @throws CorpusException if it is none of a corpus of this version
   * @throws IOException if the file cannot be read
   */
  public CorpusReader(Path path) throws IOException {
    file = String.valueOf(path.getFileName());
    InputStream bytes;
    try {
      bytes = unzipped(path);
    } catch (EOFException | ZipException e) {
      throw new CorpusException(file, 1, "the compressed file is damaged or cut off");
    }
    in =
        new BufferedReader(
            new InputStreamReader(
                bytes,
                UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    try {
      String first = next();
      if (first == null) {
        throw new Lines.BrokenLine("the file is empty");
      }
      header = Lines.header(Lines.parse(first));
    } catch (Lines.BrokenLine e) {
      in.close();
      throw broken(e);
    } catch (RuntimeException | IOException e) {
      in.close();
      throw e;
    }
  }

  private static InputStream unzipped(Path path) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(path));
    bytes.mark(2);
    boolean zipped = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    return zipped ? new GZIPInputStream(bytes, 1 << 16) : bytes;
  }

  /** What the first line says. */
  public Header header() {
    return header;
  }

  /** The line that was read last, from 1. */
  public long line() {
    return line;
  }

  /**
   * Reads all the rest.
   *
   * @param progress is told of steps as they are read
   * @throws CorpusException at a line that is broken or missing; those before it have been told
   */
  public void read(Steps to, LongConsumer progress) throws IOException {
    boolean ended = false;
    try {
      for (String text = next(); text != null; text = next()) {
        if (ended) {
          throw new Lines.BrokenLine("there is more behind the end");
        }
        ended = read(text, to);
        if (line % REPORTED == 0) {
          progress.accept(REPORTED);
        }
      }
      Header.Counts counts = header.counts();
      if (counts != null && !ended) {
        throw new Lines.BrokenLine(
            "cut off: %d of %d steps are there".formatted(steps, counts.steps()));
      }
    } catch (Lines.BrokenLine e) {
      throw broken(e);
    }
  }

  /** Reads a line; true if it is the last. */
  private boolean read(String text, Steps to) throws Lines.BrokenLine {
    Step step = known.get(text);
    if (step == null) {
      ObjectNode parsed = Lines.parse(text);
      if (Lines.isEnd(parsed)) {
        compare("steps", steps, Lines.steps(parsed));
        compareCounts();
        return true;
      }
      if (Lines.isPath(parsed)) {
        paths++;
        to.path();
        return false;
      }
      step = Lines.step(parsed);
      if (known.size() < MOST_KNOWN) {
        known.put(text, step);
      }
    }
    if (paths == 0) {
      throw new Lines.BrokenLine("a step before the first path");
    }
    steps++;
    to.step(step.operation(), step.answer());
    return false;
  }

  private void compareCounts() throws Lines.BrokenLine {
    Header.Counts counts = header.counts();
    if (counts != null) {
      compare("steps", steps, counts.steps());
      compare("paths", paths, counts.paths());
    }
  }

  private static void compare(String what, long found, long told) throws Lines.BrokenLine {
    if (found != told) {
      throw new Lines.BrokenLine(
          "lines are missing or too many: %d %s, but there should be %d"
              .formatted(found, what, told));
    }
  }

  private @Nullable String next() throws IOException, Lines.BrokenLine {
    line++;
    try {
      return in.readLine();
    } catch (CharacterCodingException e) {
      throw new Lines.BrokenLine("not text in UTF-8");
    } catch (EOFException e) {
      throw new Lines.BrokenLine("cut off: the compressed file has no end");
    } catch (ZipException e) {
      throw new Lines.BrokenLine("the compressed file is damaged: " + e.getMessage());
    }
  }

  private CorpusException broken(Lines.BrokenLine problem) {
    return new CorpusException(file, line, String.valueOf(problem.getMessage()));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
