package dev.bindery.spec.tlc;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tla2sany.semantic.OpDefNode;
import tla2sany.st.Location;
import util.FilenameToStream;

/**
 * The words that a module's author wrote about an operator: the comment lines right above its
 * definition, or else the comment between its name and its body, or else the one at the end of the
 * line of its name.
 *
 * <p>SANY keeps comments too, but hands one at the end of a line to whatever is defined next.
 */
final class Comments {
  private static final Pattern COMMENT = Pattern.compile("\\(\\*((?s).*?)\\*\\)|\\\\\\*(.*)");

  private final FilenameToStream modules;
  private final Map<String, List<String>> sources = new HashMap<>();

  Comments(FilenameToStream modules) {
    this.modules = modules;
  }

  /** The comment as one line of text, or an empty string. */
  String of(OpDefNode operator) {
    OpDefNode definition = operator.getSource() == null ? operator : operator.getSource();
    Location place = definition.getLocation();
    List<String> lines = sources.computeIfAbsent(place.source(), this::read);
    int name = place.beginLine() - 1;
    int body = definition.getBody().getLocation().beginLine() - 1;
    if (name < 0 || body < name || body >= lines.size()) {
      return "";
    }
    String above = words(lines.subList(firstCommentAbove(lines, name), name));
    return above.isEmpty() ? words(lines.subList(name, Math.max(body, name + 1))) : above;
  }

  /** Goes up from a line while there is nothing but comment. */
  private static int firstCommentAbove(List<String> lines, int below) {
    int first = below;
    while (first > 0) {
      int top = first - 1;
      String line = lines.get(top).strip();
      if (line.endsWith("*)")) {
        while (top > 0 && !lines.get(top).contains("(*")) {
          top--;
        }
        line = lines.get(top).strip();
      }
      if (!line.startsWith("\\*") && !line.startsWith("(*")) {
        break;
      }
      first = top;
    }
    return first;
  }

  private static String words(List<String> lines) {
    return COMMENT
        .matcher(String.join("\n", lines))
        .results()
        .flatMap(
            comment -> (comment.group(1) == null ? comment.group(2) : comment.group(1)).lines())
        .map(line -> line.replaceAll("^[\\s*]+|[-=*]{4,}|[\\s*]+$", "").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(" "))
        .replaceAll(" {2,}", " ");
  }

  private List<String> read(String module) {
    File file = modules.resolve(module, true);
    try {
      return file.isFile() ? Files.readAllLines(file.toPath()) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
