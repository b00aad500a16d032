package dev.bindery.properties;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import net.jqwik.engine.JqwikTestEngine;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs generated properties from within a test: also those that must fail. */
final class PropertyRun {
  private PropertyRun() {}

  /**
   * Runs the properties of a class.
   *
   * @param names those to run
   * @param tries of each
   * @return the failure of each, or nothing, by the property's name in the report
   */
  static Map<String, Optional<Throwable>> of(Class<?> properties, Set<String> names, int tries) {
    Map<String, Optional<Throwable>> results = new ConcurrentSkipListMap<>();
    PostDiscoveryFilter chosen =
        descriptor ->
            FilterResult.includedIf(
                descriptor.isContainer() || names.contains(descriptor.getDisplayName()));
    launcher()
        .execute(
            request(properties)
                .filters(chosen)
                .configurationParameter("jqwik.tries.default", Integer.toString(tries))
                .build(),
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                  results.put(test.getDisplayName(), result.getThrowable());
                }
              }
            });
    return results;
  }

  /** The names in the report of all properties of a class. */
  static Set<String> names(Class<?> properties) {
    TestPlan plan = launcher().discover(request(properties).build());
    return plan.getRoots().stream()
        .flatMap(root -> plan.getDescendants(root).stream())
        .filter(TestIdentifier::isTest)
        .map(TestIdentifier::getDisplayName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Launcher launcher() {
    return LauncherFactory.create(
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestEngines(new JqwikTestEngine())
            .build());
  }

  private static LauncherDiscoveryRequestBuilder request(Class<?> properties) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selectClass(properties))
        .configurationParameter("jqwik.database", "")
        .configurationParameter("jqwik.shrinking.default", "OFF")
        .configurationParameter("jqwik.reporting.usejunitplatform", "true");
  }
}
