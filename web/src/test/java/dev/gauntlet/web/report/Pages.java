package dev.gauntlet.web.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page, read as strict XML. */
final class Pages {
  private Pages() {}

  static Document parsed(SampleReport sample) {
    return parsed(html(sample));
  }

  static String html(SampleReport sample) {
    return ReportHtml.page(sample.make(), Samples.CONTEXT);
  }

  static Document parsed(String page) {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(page)));
    } catch (Exception e) {
      throw new AssertionError("the page is not well-formed", e);
    }
  }

  static List<Element> all(Document page, String name) {
    NodeList found = page.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  /** What stands in the page, without the style, with plain spaces. */
  static String text(SampleReport sample) {
    return all(parsed(sample), "main").getFirst().getTextContent().replace('\u00a0', ' ');
  }

  static List<SampleReport> samples() {
    return List.of(
        Samples.full(),
        Samples.simulated(),
        Samples.waiting(),
        Samples.partial(),
        Samples.allFailed(),
        Samples.unpriced(),
        Samples.hostile(),
        Samples.scripts(),
        Samples.manyScenarios(300));
  }
}
