package dev.bindery.properties.explain;

import dev.bindery.properties.explain.Story.Scene;
import dev.bindery.spec.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A story as a table of text: a row for each step, a column for each session and one for the rest.
 * The first row shows what is not at rest; every other one what changed, {@code field: before >
 * after}.
 */
final class StoryTable {
  private static final int NARROWEST = 18;
  private static final int STEP_WIDTH = 28;
  private static final int RULES_WIDTH = 10;

  private final Story story;
  private final int width;

  StoryTable(Story story, int screenWidth) {
    this.story = story;
    int columns = story.sessions().size() + 1;
    int free = screenWidth - STEP_WIDTH - RULES_WIDTH - 3 * (columns + 1) - 3;
    this.width = Math.max(NARROWEST, free / columns);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    List<List<String>> head = new ArrayList<>();
    head.add(List.of(" #  step and answer"));
    story.sessions().forEach(session -> head.add(List.of(session)));
    head.add(List.of(Fields.REST));
    head.add(List.of("rules"));
    append(text, head);
    rule(text);
    State before = null;
    int number = 0;
    for (Scene scene : story.scenes()) {
      number++;
      append(text, row(number, scene, before));
      rule(text);
      before = scene.state();
    }
    if (story.backTo() > 0) {
      text.append("... and again from ").append(story.backTo()).append(", for ever\n");
    }
    return text.toString();
  }

  private List<List<String>> row(int number, Scene scene, @Nullable State before) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(wrap("%2d  ".formatted(number), scene.title(), STEP_WIDTH));
    Map<String, Map<String, String>> now = Fields.of(story.sessions(), scene.state());
    Map<String, Map<String, String>> then =
        before == null ? Map.of() : Fields.of(story.sessions(), before);
    for (Map.Entry<String, Map<String, String>> column : now.entrySet()) {
      List<String> lines = new ArrayList<>();
      Map<String, String> old = then.getOrDefault(column.getKey(), Map.of());
      column
          .getValue()
          .forEach(
              (field, value) -> {
                String was = old.get(field);
                if (was == null ? !Fields.isAtRest(value) : !value.equals(was)) {
                  String told = was == null ? value : was + " > " + value;
                  lines.addAll(wrap("", field + ": " + told, width));
                }
              });
      cells.add(lines);
    }
    cells.add(wrap("", String.join(" ", scene.rules()), RULES_WIDTH));
    return cells;
  }

  /** A text in lines of that width, the first one after a beginning, the others below its end. */
  static List<String> wrap(String first, String text, int width) {
    List<String> lines = new ArrayList<>();
    String prefix = first;
    String rest = text;
    while (prefix.length() + rest.length() > width) {
      int room = Math.max(1, width - prefix.length());
      int blank = rest.lastIndexOf(' ', room);
      int cut = blank > 0 ? blank : Math.min(room, rest.length());
      lines.add(prefix + rest.substring(0, cut));
      rest = rest.substring(cut).stripLeading();
      prefix = " ".repeat(first.length());
    }
    if (!rest.isEmpty()) {
      lines.add(prefix + rest);
    }
    return lines;
  }

  private void append(StringBuilder text, List<List<String>> cells) {
    int height = cells.stream().mapToInt(List::size).max().orElse(1);
    for (int line = 0; line < height; line++) {
      StringBuilder row = new StringBuilder();
      for (int cell = 0; cell < cells.size(); cell++) {
        List<String> lines = cells.get(cell);
        String part = line < lines.size() ? lines.get(line) : "";
        row.append(cell == 0 ? "" : " | ").append(pad(part, widthOf(cell, cells.size())));
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
  }

  private void rule(StringBuilder text) {
    int cells = story.sessions().size() + 3;
    for (int cell = 0; cell < cells; cell++) {
      text.append(cell == 0 ? "" : "-+-").append("-".repeat(widthOf(cell, cells)));
    }
    text.append('\n');
  }

  private int widthOf(int cell, int cells) {
    return cell == 0 ? STEP_WIDTH : cell == cells - 1 ? RULES_WIDTH : width;
  }

  private static String pad(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }
}
