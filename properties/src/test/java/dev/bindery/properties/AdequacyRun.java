package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.bindery.properties.Adequacy.Fault;
import dev.bindery.properties.Adequacy.Outcome;
import dev.bindery.properties.Adequacy.Way;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every fault against every way of looking for it: minutes of work, so it is run by name. It writes
 * what came of it, and {@link AdequacyTest} judges that in every build.
 */
class AdequacyRun {
  private static final Planted NOTHING =
      new Planted("nothing", "", List.of(), List.of(Way.values()), "", "");

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void everyFaultIsLookedForInEveryWay() throws Exception {
    for (Map.Entry<Way, Outcome> way : lookedFor(NOTHING).ways().entrySet()) {
      assertFalse(way.getValue().killed(), way + " finds a fault where none is");
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Fault>> running = new ArrayList<>();
      Stream.concat(Planted.inTheEngine().stream(), Planted.inTheProjection().stream())
          .forEach(planted -> running.add(threads.submit(() -> lookedFor(planted))));
      List<Fault> faults = new ArrayList<>();
      for (Future<Fault> each : running) {
        faults.add(each.get());
      }
      Adequacy adequacy = new Adequacy(faults);
      adequacy.write(Path.of("src/main/resources"));
      Files.writeString(AdequacyTable.FILE, AdequacyTable.of(adequacy));
    } finally {
      threads.shutdownNow();
    }
  }

  private static Fault lookedFor(Planted planted) throws InterruptedException {
    Map<Way, Outcome> ways = new EnumMap<>(Way.class);
    for (Way way : planted.ways()) {
      ways.put(way, planted.lookedForBy(way));
    }
    System.out.println(planted + " " + ways);
    return new Fault(planted.name(), planted.rules(), ways);
  }
}
