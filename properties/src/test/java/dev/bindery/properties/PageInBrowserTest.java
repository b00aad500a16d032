package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import picocli.CommandLine;

/**
 * The page that {@code bindery-check} writes, in a Chromium. Without one it is skipped, unless the
 * environment says {@code BINDERY_BROWSER=required}.
 */
@Tag("thorough")
@Execution(ExecutionMode.SAME_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageInBrowserTest {
  private static final Path PICTURES = Path.of("target", "pictures");
  private static final String CURRENT = "document.querySelector('#steps [aria-current]').innerText";
  private static final String PLACE = "document.querySelector('#place').textContent";

  /** Light and dark, and how much lighter one colour of the page is than another, at least. */
  private static final String CONTRAST =
      """
      (() => {
        const light = colour => {
          const [r, g, b] = colour.match(/[\\d.]+/g).map(v => v / 255)
            .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const back = getComputedStyle(document.body).backgroundColor;
        const all = ["body", ".soft", ".good", "a", ".fields .changed dd", "svg text.changed"]
          .map(each => document.querySelector(each)).filter(each => each !== null)
          .map(each => getComputedStyle(each))
          .map(style => light(style.fill !== "rgb(0, 0, 0)" ? style.fill : style.color))
          .map(l => (Math.max(l, light(back)) + 0.05) / (Math.min(l, light(back)) + 0.05));
        return Math.min(...all);
      })()
      """;

  private @Nullable Chromium chromium;
  private @Nullable BrowserTab opened;
  private URI page = URI.create("about:blank");

  @BeforeAll
  void checkSomeModelsAndStartABrowser(@TempDir Path folder)
      throws IOException, InterruptedException {
    Optional<Path> installed = Chromium.installed();
    if (!"required".equals(System.getenv("BINDERY_BROWSER"))) {
      Assumptions.assumeTrue(
          installed.isPresent(), "no Chromium on the PATH: the page is not tried in a browser");
    }
    chromium =
        Chromium.start(
            installed.orElseThrow(() -> new AssertionError("no Chromium on the PATH")),
            folder.resolve("profile"));
    opened = chromium.tab();
    CommandLine check = BinderyCheck.commandLine();
    StringWriter out = new StringWriter();
    check.setOut(new PrintWriter(out, true));
    assertEquals(
        0,
        check.execute(
            "--out",
            folder.toString(),
            "--model",
            "BoundPair",
            "--model",
            "CommitAlone",
            "--model",
            "X6WaiterGivesAccessUp"),
        out::toString);
    page = folder.resolve(Page.FILE).toUri();
    Files.createDirectories(PICTURES);
  }

  @AfterAll
  void endTheBrowser() {
    if (opened != null) {
      opened.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  private BrowserTab tab() {
    if (opened == null) {
      throw new IllegalStateException("no tab");
    }
    return opened;
  }

  private BrowserTab show(String hash, int width, boolean dark) throws InterruptedException {
    tab().open(URI.create(page + hash), width, 900, dark);
    return tab();
  }

  private void shows(String place, String step) throws InterruptedException {
    tab().waitFor(PLACE + " === '" + place + "'");
    assertTrue(tab().text(CURRENT).contains(step), tab().text(CURRENT));
    assertEquals(
        1, tab().value("document.querySelectorAll('#steps [aria-current=step]').length").asInt());
    assertTrue(tab().text("document.querySelector('.operation').textContent").contains(step));
  }

  @Test
  void thePageIsDrawnWithoutAnErrorAndWithoutTheNetwork() throws Exception {
    BrowserTab tab = show("#case=CommitAlone&step=6", 1200, false);
    assertEquals(
        "overview cases models walks corpora coverage mutants faults",
        tab.text("[...document.querySelectorAll('main > section')].map(s => s.id).join(' ')"));
    assertTrue(tab.text("document.body.innerText").contains("All is as expected"));
    assertTrue(tab.text("document.querySelector('#walks').innerText").contains("BoundPair"));
    shows("6 of 6", "Commit(s1)");
    Files.write(PICTURES.resolve("wide.png"), tab.picture());
    assertEquals(List.of(), tab.errors());
    assertEquals(1, tab.requests().size(), () -> tab.requests().toString());
  }

  @Test
  void aClickGoesToAnotherStepAndMarksIt() throws Exception {
    BrowserTab tab = show("#case=CommitAlone&step=1", 1200, false);
    shows("1 of 6", "Initial predicate");
    tab.click("#next");
    shows("2 of 6", "Connect(s1)");
    tab.click("#steps li:nth-child(5) button");
    shows("5 of 6", "Bind(s2");
    String changed = tab.text("document.querySelector('.fields').innerText");
    assertTrue(changed.contains("s2") && changed.contains("cnt"), changed);
    assertEquals(
        "cnt 0 1|tx 0 1",
        tab.text(
            "[...document.querySelectorAll('.fields .changed')]"
                + ".map(e => e.innerText.replace(/\\s+/g, ' ')).join('|')"));
    assertTrue(tab.text("document.querySelector('.rules').innerText").contains("B1"));
    tab.click("#back");
    shows("4 of 6", "Begin(s1");
    assertEquals(List.of(), tab.errors());
  }

  @Test
  void thePictureShowsWhoWaitsForWhom() throws Exception {
    BrowserTab tab = show("#case=X6WaiterGivesAccessUp&step=5", 1200, false);
    shows("5 of 5", "Write(s2, a)");
    tab.waitFor("document.querySelector('svg') !== null");
    String words = tab.text("document.querySelector('svg').getAttribute('aria-label')");
    assertTrue(words.contains("s2 waits for T1: X on a"), words);
    assertTrue(words.contains("T1 has S on a"), words);
    assertTrue(words.contains("in T2 with access"), words);
    String drawn = tab.text("document.querySelector('svg').textContent");
    assertTrue(drawn.contains("waits: X on a"), drawn);
    assertEquals(1, tab.value("document.querySelectorAll('svg .waits').length").asInt());
    assertTrue(tab.value("document.querySelectorAll('svg .changed').length").asInt() > 0);
    assertEquals(List.of(), tab.errors());
  }

  @Test
  void theKeyboardIsEnough() throws Exception {
    BrowserTab tab = show("#case=CommitAlone&step=1", 1200, false);
    tabTo("filter");
    tab.type("x6 access");
    assertEquals("1 of 2", tab.text("document.querySelector('#found').textContent"));
    tab.press("ArrowDown");
    tab.press("Enter");
    shows("1 of 5", "Initial predicate");
    tabTo("step");
    tab.press("ArrowRight");
    shows("2 of 5", "Begin(s1)");
    tab.press("End");
    shows("5 of 5", "Write(s2, a)");
    tab.press("ArrowRight");
    tab.press("ArrowLeft");
    shows("4 of 5", "Begin(s2");
    tab.press("Home");
    shows("1 of 5", "Initial predicate");
    assertEquals(List.of(), tab.errors());
  }

  /** With the Tab key alone; what has the focus must be seen. */
  private void tabTo(String id) throws InterruptedException {
    for (int i = 0; i < 40; i++) {
      tab().press("Tab");
      assertTrue(
          tab()
              .value(
                  "document.activeElement === document.body"
                      + " || getComputedStyle(document.activeElement).outlineStyle !== 'none'")
              .asBoolean(),
          () -> "the focus is not seen");
      if (tab().text("document.activeElement.id").equals(id)) {
        return;
      }
    }
    throw new AssertionError("no way to " + id + " by the Tab key");
  }

  @Test
  void nothingIsWiderThanANarrowScreen() throws Exception {
    for (String name : List.of("CommitAlone", "X6WaiterGivesAccessUp")) {
      BrowserTab tab = show("#case=" + name + "&step=1", 360, false);
      tab.value("document.querySelectorAll('details').forEach(each => { each.open = true; })");
      int steps = tab.value("document.querySelectorAll('#steps li').length").asInt();
      for (int step = 1; step <= steps; step++) {
        tab.value("go('%s', %d)".formatted(name, step));
        tab.waitFor(PLACE + " === '%d of %d'".formatted(step, steps));
        assertEquals(
            "",
            tab.text(
                "[...document.querySelectorAll('body *')].filter(e =>"
                    + " e.getBoundingClientRect().right > 360.5).map(e => e.outerHTML).join()"),
            name + " " + step);
        assertEquals(360, tab.value("document.documentElement.scrollWidth").asInt());
      }
      tab.value("document.querySelector('#case').scrollIntoView()");
      Files.write(PICTURES.resolve("narrow-" + name + ".png"), tab.picture());
      assertEquals(List.of(), tab.errors());
    }
  }

  @Test
  void lightAndDarkCanBothBeRead() throws Exception {
    BrowserTab tab = show("#case=CommitAlone&step=5", 1200, false);
    String light = tab.text("getComputedStyle(document.body).backgroundColor");
    double contrast = tab.value(CONTRAST).asDouble();
    assertTrue(contrast >= 4.5, () -> "light: " + contrast);
    show("#case=CommitAlone&step=5", 1200, true);
    String dark = tab.text("getComputedStyle(document.body).backgroundColor");
    assertFalse(light.equals(dark), dark);
    double inTheDark = tab.value(CONTRAST).asDouble();
    assertTrue(inTheDark >= 4.5, () -> "dark: " + inTheDark);
    Files.write(PICTURES.resolve("dark.png"), tab.picture());
  }
}
