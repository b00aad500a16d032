package dev.bindery.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {
  @Test
  void noTextInTheDataCanEndItsElement() throws IOException {
    String hostile = "</script><script>alert(1)</script><!-- {{script}} \u2028 & \" '";
    Summary summary =
        new Summary(
            false,
            List.of(),
            List.of(),
            List.of(),
            new Summary.Answers(0, 0),
            new Summary.Actions(0, 0),
            new Summary.Mutants(0, 0, 0));
    String page =
        Page.text(
            new Page.Data(
                "2026-01-01T00:00:00Z",
                summary,
                List.of(hostile),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of()));
    String begin = "id=\"data\">";
    int from = page.indexOf(begin) + begin.length();
    String data = page.substring(from, page.indexOf("</script>", from));
    assertFalse(data.contains("<"), data);
    assertEquals(hostile, new ObjectMapper().readTree(data).get("complaints").get(0).asText());
  }
}
