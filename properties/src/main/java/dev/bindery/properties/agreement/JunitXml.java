package dev.bindery.properties.agreement;

import dev.bindery.properties.agreement.PairOutcome.Kind;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Verdicts as a JUnit report: a test case for each action and answer. */
public final class JunitXml {
  private JunitXml() {}

  /**
   * Writes the report.
   *
   * @param suite the name of the suite: the model
   */
  public static void write(String suite, Verdicts verdicts, Path file) throws IOException {
    Map<Pair, PairOutcome> pairs = PairOutcome.of(verdicts);
    try (Writer text = Files.newBufferedWriter(file)) {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument();
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", suite);
      xml.writeAttribute("tests", String.valueOf(pairs.size()));
      xml.writeAttribute("failures", count(pairs, Kind.DIFFERS));
      xml.writeAttribute("skipped", count(pairs, Kind.SKIPPED));
      for (Map.Entry<Pair, PairOutcome> pair : pairs.entrySet()) {
        write(pair.getKey(), pair.getValue(), suite, xml);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private static String count(Map<Pair, PairOutcome> pairs, Kind kind) {
    return String.valueOf(
        pairs.values().stream().filter(outcome -> outcome.kind() == kind).count());
  }

  private static void write(Pair pair, PairOutcome outcome, String suite, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", suite + "." + pair.action());
    xml.writeAttribute("name", pair.toString());
    if (outcome.kind() == Kind.DIFFERS) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", "differs from the spec");
      xml.writeCharacters(outcome.words());
      xml.writeEndElement();
    } else if (outcome.kind() == Kind.SKIPPED) {
      xml.writeStartElement("skipped");
      xml.writeAttribute("message", outcome.words());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }
}
