package dev.bindery.properties.explain;

import static dev.bindery.properties.explain.Parts.filled;
import static dev.bindery.properties.explain.Parts.function;
import static dev.bindery.properties.explain.Parts.get;
import static dev.bindery.properties.explain.Parts.text;
import static dev.bindery.properties.explain.Parts.truth;

import dev.bindery.properties.explain.Picture.Access;
import dev.bindery.properties.explain.Picture.Arrow;
import dev.bindery.properties.explain.Picture.Box;
import dev.bindery.properties.explain.Picture.Kind;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The pictures of the modules that are about a transaction on several instances. */
final class BranchPictures {
  private static final String BRANCH = "branch ";
  private static final String COORDINATOR = "coordinator";

  private BranchPictures() {}

  static Picture ofSessions(SpecModule module, State state) {
    Map<Object, Object> home = function(get(module.constants(), "Home"));
    List<Box> sessions = new ArrayList<>();
    function(state.get("ses"))
        .forEach(
            (name, stands) -> {
              boolean in = truth(module.value(state, "In", name));
              sessions.add(
                  new Box(
                      name.toString(),
                      List.of("at " + home.get(name), stands.toString()),
                      in ? BRANCH + home.get(name) : "",
                      stands.equals("busy") ? Access.HAS : Access.NONE));
            });
    List<Box> places = new ArrayList<>(branches(state));
    Object known = state.get("co");
    List<String> words = new ArrayList<>(List.of(text(known, "phase")));
    filled(words, "with ", get(known, "with"));
    filled(words, "votes ", get(known, "votes"));
    filled(words, "log ", state.get("log"));
    places.add(Box.of(COORDINATOR, words));
    List<Arrow> arrows = new ArrayList<>();
    for (Object message : (Collection<?>) state.get("msgs")) {
      String type = text(message, "type");
      String branch = BRANCH + text(message, "at");
      boolean vote = type.equals("yes");
      arrows.add(
          new Arrow(Kind.MESSAGE, vote ? branch : COORDINATOR, vote ? COORDINATOR : branch, type));
    }
    return new Picture(sessions, places, List.of(), List.of(), arrows);
  }

  static List<Box> branches(State state) {
    List<Box> branches = new ArrayList<>();
    function(state.get("branch"))
        .forEach(
            (instance, branch) -> {
              List<String> words = new ArrayList<>();
              if (branch instanceof Map<?, ?> fields) {
                words.add(text(branch, "status"));
                fields.forEach(
                    (field, value) -> {
                      if (truth(value)) {
                        words.add(field.toString());
                      }
                    });
              } else {
                words.add(branch.toString());
              }
              branches.add(Box.of(BRANCH + instance, words));
            });
    return branches;
  }
}
