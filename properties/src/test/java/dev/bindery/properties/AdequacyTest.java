package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bindery.engine.EngineFault;
import dev.bindery.properties.Adequacy.Fault;
import dev.bindery.properties.Adequacy.Outcome;
import dev.bindery.properties.Adequacy.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the last complete run says of the ways is of these faults, enough, and still true. */
@Tag("thorough")
class AdequacyTest {
  private static final int FEWEST = 60;
  private static final int MOST_OF_A_RULE = 2;
  private static final int SAMPLE = 6;

  /** What is looked for again must be found in the smallest models, or as soon otherwise. */
  private static final int SOON = 10_000;

  private static final List<Planted> PLANTED =
      Stream.concat(Planted.inTheEngine().stream(), Planted.inTheProjection().stream()).toList();

  private final Adequacy adequacy = Adequacy.read();

  AdequacyTest() throws IOException {}

  @Test
  void itIsOfTheFaultsThatThereAre() {
    assertEquals(
        PLANTED.stream().map(Planted::toString).toList(),
        adequacy.faults().stream().map(fault -> fault.rules() + ": " + fault.name()).toList(),
        "write it: see ADEQUACY.md");
  }

  @Test
  void pageShowsIt() throws IOException {
    assertEquals(AdequacyTable.of(adequacy), Files.readString(AdequacyTable.FILE));
  }

  @Test
  void faultsInTheEngineAreManyAndNoTwoTheSameAndFewOfEachRule() {
    List<EngineFault> all = EngineFault.ALL;
    assertTrue(all.size() >= FEWEST);
    assertEquals(
        all.size(), new HashSet<>(all.stream().map(EngineFault::weavings).toList()).size());
    Map<String, Integer> byRule = new TreeMap<>();
    all.stream()
        .flatMap(EngineFault::eachRule)
        .forEach(rule -> byRule.merge(rule, 1, Integer::sum));
    byRule.values().removeIf(count -> count <= MOST_OF_A_RULE);
    assertEquals(Map.of(), byRule);
  }

  @Test
  void noFaultSurvives() {
    assertEquals(
        List.of(),
        adequacy.faults().stream()
            .filter(fault -> fault.killers().isEmpty())
            .map(Fault::name)
            .toList());
  }

  @Test
  void eachWayAloneFindsSomeFault() {
    for (Adequacy.Count count : adequacy.counts()) {
      assertTrue(count.alone() > 0, count.title());
    }
  }

  @Test
  void someAreFoundAgain() throws InterruptedException {
    long seed = Long.getLong("bindery.seed", new Random().nextLong());
    System.out.println("AdequacyTest seed " + seed);
    List<Fault> some = new ArrayList<>(adequacy.faults());
    Collections.shuffle(some, new Random(seed));
    for (Fault fault : some.subList(0, SAMPLE)) {
      for (Map.Entry<Way, Outcome> way : fault.ways().entrySet()) {
        if (way.getValue().killed() && way.getValue().steps() < SOON) {
          assertTrue(
              planted(fault).lookedForBy(way.getKey()).killed(),
              () -> way.getKey().title() + " does not find: " + fault.name());
        }
      }
    }
  }

  private static Planted planted(Fault fault) {
    return PLANTED.stream()
        .filter(each -> each.name().equals(fault.name()))
        .findFirst()
        .orElseThrow();
  }
}
