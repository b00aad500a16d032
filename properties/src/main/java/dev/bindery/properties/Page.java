package dev.bindery.properties;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bindery.properties.explain.StoryData;
import dev.bindery.spec.tree.MutationResults;
import dev.bindery.spec.tree.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code bindery-check} found, as a page for a browser: one file, which needs no network. It
 * shows {@code summary.json}, and steps through what TLC found in the models that fail.
 *
 * <p>Template, style and scripts are the files of {@value #PARTS}; the data is one element of JSON.
 */
final class Page {
  static final String FILE = "index.html";
  private static final String PARTS = "page/";
  private static final List<String> SCRIPTS =
      List.of("dom.js", "picture.js", "cases.js", "page.js");

  private final Map<String, String> rules = new TreeMap<>();
  private final MutationResults mutants;
  private final Adequacy adequacy;

  private Page(Rules rules, MutationResults mutants, Adequacy adequacy) {
    rules.all().forEach(rule -> this.rules.put(rule.id(), rule.rule()));
    this.mutants = mutants;
    this.adequacy = adequacy;
  }

  /** A page about this folder of the spec, which is read now. */
  static Page about(Path spec) throws IOException {
    return new Page(Rules.read(spec), MutationResults.read(spec), Adequacy.read());
  }

  /**
   * The data.
   *
   * @param at when it was found
   * @param coverage as {@link Coverage#byModule} tells it
   * @param faults planted in the engine and its projection, with what came of each way to find them
   * @param counts how each of these ways fares
   * @param rules what each rule says, by its id
   */
  record Data(
      String at,
      Summary summary,
      List<String> complaints,
      Map<String, Map<String, Map<String, Boolean>>> coverage,
      List<MutationResults.Mutant> mutants,
      List<Adequacy.Fault> faults,
      List<Adequacy.Count> counts,
      Map<String, String> rules,
      List<StoryData> cases) {}

  void write(Path folder, Summary summary, CheckRun run) throws IOException {
    Data data =
        new Data(
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            summary,
            run.complaints(),
            run.coverage().byModule(),
            mutants.mutants(),
            adequacy.faults(),
            adequacy.counts(),
            rules,
            run.stories());
    Files.writeString(folder.resolve(FILE), text(data));
  }

  /** The page. The data comes last: nothing in it is taken for a place to be filled. */
  static String text(Data data) {
    StringBuilder scripts = new StringBuilder();
    SCRIPTS.forEach(script -> scripts.append(part(script)));
    return part("page.html")
        .replace("{{style}}", part("page.css"))
        .replace("{{script}}", scripts)
        .replace("{{data}}", json(data));
  }

  /**
   * Within JSON a "less than" stands in strings only, where it can be written as its number: then
   * no text in the data can end the element that it stands in, or begin another.
   */
  private static String json(Data data) {
    try {
      return new ObjectMapper().writeValueAsString(data).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String part(String name) {
    try (InputStream in = Page.class.getResourceAsStream(PARTS + name)) {
      if (in == null) {
        throw new IllegalStateException(PARTS + name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
