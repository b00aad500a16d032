package dev.bindery.properties.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bindery.properties.EngineUnderTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each line is answered with a line; after a bad one, the next is answered again. */
class StdioAdapterTest {
  private static final String HEADER =
      """
      {"bindery-corpus":1,"model":"M","module":"M","constants":{"Session":["s1"],"MaxTran":1,\
      "MaxNest":1,"MaxSaves":0,"MaxUndo":0}}""";
  private static final String READY = "{\"ready\":true}";

  @Test
  void pathsAreDoneOnFreshSystems() throws IOException {
    assertAnswers(
        exchange(HEADER, READY),
        exchange("{\"path\":1}", READY),
        exchange("{\"do\":[\"Connect\",\"s1\"]}", "{\"answer\":\"ok\"}"),
        exchange("{\"do\":[\"Begin\",\"s1\",\"a\"],\"answer\":\"x\"}", "{\"answer\":\"ok\"}"),
        exchange("{\"do\":[\"Bind\",\"s1\",[1,\"ordinary\"]]}", "{\"answer\":\"3922\"}"),
        exchange("{\"path\":2}", READY),
        exchange("{\"do\":[\"Begin\",\"s1\",\"a\"]}", "{\"answer\":\"closed\"}"));
  }

  @Test
  void whatCannotBeDoneIsAnErrorAndEndsNothing() throws IOException {
    assertAnswers(
        exchange(
            "{\"path\":1}",
            "{\"error\":\"the first line of a corpus must come first: it has the constants\"}"),
        exchange(
            "{\"bindery-corpus\":1}", "{\"error\":\"\\\"constants\\\" is missing or no object\"}"),
        exchange(HEADER, READY),
        exchange("{\"do\":[\"Connect\",\"s1\"]}", "{\"error\":\"a step before the first path\"}"),
        exchange("{\"path\":1}", READY),
        exchange("[]", "{\"error\":\"not a JSON object: []\"}"),
        exchange("{\"do\":[\"Commit\",\"s2\"]}", "{\"error\":\"No session s2 in the cfg\"}"),
        exchange("{\"do\":[\"Connect\",\"s1\"]}", "{\"answer\":\"ok\"}"));
  }

  private record Exchange(String asked, String answered) {}

  private static Exchange exchange(String asked, String answered) {
    return new Exchange(asked, answered);
  }

  private static void assertAnswers(Exchange... exchanges) throws IOException {
    List<Exchange> all = List.of(exchanges);
    StringWriter out = new StringWriter();
    String asked = String.join("\n", all.stream().map(Exchange::asked).toList());
    new StdioAdapter(EngineUnderTest::within)
        .serve(new BufferedReader(new StringReader(asked)), new PrintWriter(out));
    assertEquals(all.stream().map(Exchange::answered).toList(), out.toString().lines().toList());
  }
}
