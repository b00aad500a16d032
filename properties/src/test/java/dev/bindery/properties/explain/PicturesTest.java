package dev.bindery.properties.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.properties.explain.Picture.Arrow;
import dev.bindery.properties.explain.Picture.Box;
import dev.bindery.properties.explain.Picture.Lock;
import dev.bindery.spec.Operation;
import dev.bindery.spec.Outcome;
import dev.bindery.spec.SpecModule;
import dev.bindery.spec.Specs;
import dev.bindery.spec.State;
import dev.bindery.spec.tree.SpecTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("thorough")
class PicturesTest {
  private static final int MOST = 40;

  @ParameterizedTest
  @CsvSource({
    "MCBoundSessions, models/BoundCallsPair.cfg",
    "MCLockSpaces, models/LocksCalls.cfg",
    "MCKeyRanges, models/KeyRangesShort.cfg",
    "MCDistributedSessions, models/DistributedAlone.cfg",
    "MCSql7Sessions, models/Sql7Small.cfg",
    "MCIssuedTokens, models/IssuedKinds.cfg",
    "OneSession, models/OneSession.cfg",
    "AtomicCommit, models/AtomicCommit.cfg"
  })
  void whoeverIsInAPictureStandsInABoxOfIt(String name, String cfg) {
    SpecModule module = Specs.load(name, cfg);
    Pictures pictures = new Pictures(module, SpecTree.family(name));
    int told = 0;
    for (State state : firstStates(module)) {
      Picture picture = pictures.of(state);
      Set<String> names = new HashSet<>();
      picture.places().forEach(box -> assertTrue(names.add(box.name()), box::name));
      for (Box actor : picture.actors()) {
        assertTrue(actor.in().isEmpty() || names.contains(actor.in()), actor::toString);
      }
      picture.actors().forEach(box -> assertTrue(names.add(box.name()), box::name));
      Set<String> things = new HashSet<>(picture.things().stream().map(Box::name).toList());
      for (Lock lock : picture.locks()) {
        assertTrue(names.contains(lock.owner()) && things.contains(lock.on()), lock::toString);
      }
      for (Arrow arrow : picture.arrows()) {
        assertTrue(names.containsAll(List.of(arrow.from(), arrow.to())), arrow::toString);
      }
      told += names.size();
    }
    assertTrue(told > 0, "nothing was drawn");
  }

  @ParameterizedTest
  @CsvSource("MCLockModes, models/LockModes.cfg")
  void whereNobodyActsNothingIsDrawn(String name, String cfg) {
    SpecModule module = Specs.load(name, cfg);
    Pictures pictures = new Pictures(module, SpecTree.family(name));
    assertFalse(module.initialStates().isEmpty());
    module.initialStates().forEach(state -> assertEquals(Picture.NONE, pictures.of(state)));
  }

  /** The nearest to the initial ones. */
  private static List<State> firstStates(SpecModule module) {
    Set<State> met = new LinkedHashSet<>(module.initialStates());
    List<State> open = new ArrayList<>(met);
    for (int i = 0; i < open.size() && open.size() < MOST; i++) {
      for (Operation operation : module.operations()) {
        for (Outcome outcome : module.step(open.get(i), operation)) {
          if (met.add(outcome.next())) {
            open.add(outcome.next());
          }
        }
      }
    }
    return open;
  }
}
