package dev.bindery.properties.explain;

import dev.bindery.properties.explain.Story.Scene;
import dev.bindery.spec.tree.Rules;
import dev.bindery.spec.tree.SpecTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A story as data, for a page that steps through it.
 *
 * @param name of the model
 * @param module that the model is about
 * @param kind what the model is there for, in words
 * @param rule the rule that the model is named after; or empty
 * @param fault as in {@link Story#fault}
 * @param violated as in {@link Story#violated}
 * @param columns the sessions, and one column for the rest
 * @param atRest those values in it that nobody looks for
 * @param scenes the states
 * @param backTo as in {@link Story#backTo}
 * @param script the same in T-SQL; empty if that has no words for it
 */
public record StoryData(
    String name,
    String module,
    String kind,
    String rule,
    List<String> fault,
    String violated,
    List<String> columns,
    Set<String> atRest,
    List<SceneData> scenes,
    int backTo,
    String script) {

  /**
   * A state and how it was reached.
   *
   * @param fields the values by column and field: all of them in the first scene, then those that
   *     changed; null for a field that is there no more
   */
  public record SceneData(
      String title,
      Set<String> rules,
      Map<String, Map<String, @Nullable String>> fields,
      Picture picture) {}

  /** The data of a story. */
  public static StoryData of(Story story) {
    List<SceneData> scenes = new ArrayList<>();
    Set<String> atRest = new TreeSet<>();
    Map<String, Map<String, String>> before = Map.of();
    for (Scene scene : story.scenes()) {
      Map<String, Map<String, String>> now = Fields.of(story.sessions(), scene.state());
      scenes.add(
          new SceneData(scene.title(), scene.rules(), changes(before, now), scene.picture()));
      now.values()
          .forEach(
              fields -> fields.values().stream().filter(Fields::isAtRest).forEach(atRest::add));
      before = now;
    }
    String family = SpecTree.family(story.model().module());
    return new StoryData(
        story.model().name(),
        family,
        Explanation.kind(story.model()),
        Rules.namedIn(story.model().name()).orElse(""),
        story.fault(),
        story.violated(),
        List.copyOf(before.keySet()),
        atRest,
        scenes,
        story.backTo(),
        Script.tells(family) ? Script.of(story.scenes()).wholeText() : "");
  }

  private static Map<String, Map<String, @Nullable String>> changes(
      Map<String, Map<String, String>> before, Map<String, Map<String, String>> now) {
    Map<String, Map<String, @Nullable String>> changes = new LinkedHashMap<>();
    now.forEach(
        (column, fields) -> {
          Map<String, String> old = before.getOrDefault(column, Map.of());
          Map<String, @Nullable String> changed = new TreeMap<>();
          fields.forEach(
              (field, value) -> {
                if (!value.equals(old.get(field))) {
                  changed.put(field, value);
                }
              });
          old.keySet().stream()
              .filter(field -> !fields.containsKey(field))
              .forEach(field -> changed.put(field, null));
          if (!changed.isEmpty()) {
            changes.put(column, changed);
          }
        });
    return changes;
  }
}
