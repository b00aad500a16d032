package dev.bindery.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PageTest {
  private static final Report REPORT =
      new Report(
          "a <machine> & \"more\"",
          "jvm",
          "abc",
          List.of(
              new Report.Row("hand-over", "floor", 1e6, 0, 1.0, 0),
              new Report.Row("hand-over", "engine", 1e5, 0, 10.0, 0),
              new Report.Row("hand-over", "h2-jdbc", 1e4, 1e3, 100.0, 0),
              new Report.Row("members/2", "engine", 1e6, 1e5, null, 0),
              new Report.Row("members/64", "engine", 5e5, 1e5, null, 0)),
          List.of(new Report.Goal("fast, at most", 3, 10, false)),
          List.of(new Report.Memory("a session", 512)),
          List.of(new Report.Spec("Model", 123_000.0, null, null, null)));

  @Test
  void barsAreAsLongAsTheLogarithmOfTheirRatio() throws Exception {
    NodeList bars = picture(0).getElementsByTagName("rect");
    assertEquals(2, bars.getLength());
    double engine = width(bars, 0);
    double peer = width(bars, 1);
    assertEquals(2, peer / engine, 0.01);
  }

  @Test
  void growthIsAPointForEachSize() throws Exception {
    assertEquals(2, picture(1).getElementsByTagName("circle").getLength());
  }

  /** 0 is on no logarithmic axis. */
  @Test
  void percentagesBeginAtNought() {
    List<Report.Row> rows =
        List.of(
            new Report.Row("contention/0", "engine", 1e6, 0, null, 0),
            new Report.Row("contention/50", "engine", 1e5, 0, null, 0),
            new Report.Row("contention/100", "engine", 1e4, 0, null, 0));
    String page = Page.of(new Report("m", "j", "c", rows, List.of(), List.of(), List.of()));
    assertTrue(page.contains("cx=\"70.0\""), page);
    assertTrue(page.contains("cx=\"250.0\""), page);
    assertTrue(page.contains("cx=\"430.0\""), page);
  }

  @Test
  void pageNeedsNothingElse() {
    String page = Page.of(REPORT);
    assertFalse(page.contains("http"), page);
    assertFalse(page.contains("<script"), page);
    assertTrue(page.contains("a &lt;machine&gt; &amp; &quot;more&quot;"), page);
    assertTrue(page.contains("<td>0.12 M</td>"), page);
    assertTrue(page.contains("<td class=\"missed\">missed</td>"), page);
  }

  @Test
  void reportOfNothingIsAPageToo() {
    assertFalse(
        Page.of(new Report("m", "j", "c", List.of(), List.of(), List.of(), List.of()))
            .contains("<svg"));
  }

  private static double width(NodeList bars, int index) {
    return Double.parseDouble(((Element) bars.item(index)).getAttribute("width"));
  }

  private static Element picture(int index) throws Exception {
    String page = Page.of(REPORT);
    int begin = page.indexOf("<svg");
    for (int i = 0; i < index; i++) {
      begin = page.indexOf("<svg", begin + 1);
    }
    String svg = page.substring(begin, page.indexOf("</svg>", begin) + "</svg>".length());
    DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    return parser.parse(new InputSource(new StringReader(svg))).getDocumentElement();
  }
}
