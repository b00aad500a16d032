package dev.bindery.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** How the files of JSON in the folder of the spec are read, and what is told of a broken one. */
public final class JsonFile {
  private JsonFile() {}

  /**
   * Reads a file.
   *
   * @param type what it must hold
   * @throws SpecException.ParseError if it does not; the error has the file's name and the line
   */
  public static <T> T read(Path file, TypeReference<T> type) {
    try {
      return new ObjectMapper().readValue(file.toFile(), type);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new SpecException.ParseError(
          String.valueOf(file.getFileName()), line, e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
