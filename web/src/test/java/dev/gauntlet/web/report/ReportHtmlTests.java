package dev.gauntlet.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportHtmlTests {
  private static final Set<String> ELEMENTS =
      Set.of(
          "html", "head", "meta", "title", "style", "body", "main", "header", "section", "div", "p",
          "h1", "h2", "h3", "time", "strong", "span", "bdi", "a", "ul", "li", "dl", "dt", "dd",
          "table", "thead", "tbody", "tfoot", "tr", "th", "td", "svg", "desc", "rect", "circle");
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "xmlns",
          "lang",
          "charset",
          "name",
          "content",
          "class",
          "id",
          "href",
          "datetime",
          "scope",
          "aria-label",
          "aria-labelledby",
          "aria-hidden",
          "data-label",
          "role",
          "width",
          "height",
          "viewBox",
          "preserveAspectRatio",
          "x",
          "y",
          "cx",
          "cy",
          "r",
          "fill");

  @Test
  void aSummaryThatIsMissingSaysWhy() {
    assertThat(Pages.text(Samples.notSummedUp()))
        .contains("There is no summary. The budget is spent.")
        .doesNotContain("Why it thinks so");
  }

  static List<SampleReport> samples() {
    return Pages.samples();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isWellFormed(SampleReport sample) {
    assertThat(Pages.parsed(sample).getDocumentElement().getTagName()).isEqualTo("html");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void holdsNothingButWhatTheReportIsMadeOf(SampleReport sample) {
    List<Element> elements = Pages.all(Pages.parsed(sample), "*");
    Set<String> attributes = new HashSet<>();
    elements.forEach(element -> {
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        attributes.add(element.getAttributes().item(i).getNodeName());
      }
    });

    assertThat(elements).extracting(Element::getTagName).isSubsetOf(ELEMENTS);
    assertThat(ATTRIBUTES).containsAll(attributes);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void leadsNowhereButToBattlesAndPapers(SampleReport sample) {
    assertThat(Pages.all(Pages.parsed(sample), "a"))
        .extracting(link -> link.getAttribute("href"))
        .allMatch(to ->
            to.matches("(http://127\\.0\\.0\\.1:8080/battles|https://arxiv\\.org/abs)/[\\w.%+-]+"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void namesEachSectionOnce(SampleReport sample) {
    Document page = Pages.parsed(sample);

    assertThat(Pages.all(page, "h1")).hasSize(1);
    assertThat(Pages.all(page, "h2")).extracting(h -> h.getAttribute("id")).doesNotHaveDuplicates();
  }

  @Test
  void styleIsTheSameAsHtmlAndAsXml() {
    assertThat(ReportHtml.style()).doesNotContain("&", "<", "]]>", "rgba(", "url(", "@import");
    assertThat(Pages.all(Pages.parsed(Samples.full()), "style").getFirst().getTextContent())
        .isEqualTo(ReportHtml.style());
  }

  @Test
  void styleCanBeAllowedByItsHash() {
    assertThat(ReportHtml.styleHash()).matches("'sha256-[A-Za-z0-9+/]{43}='");
  }

  @Test
  void hostileTextIsShownAsText() {
    assertThat(Pages.text(Samples.hostile()))
        .contains("</style></div><script>alert(1)</script> & \"quoted\" ]]>")
        .contains("<img src=x onerror=alert(3)>")
        .contains("x".repeat(10_000));
  }

  @Test
  void everyPlotSaysWhatItShows() {
    assertThat(Pages.all(Pages.parsed(Samples.full()), "svg"))
        .isNotEmpty()
        .allSatisfy(plot -> {
          assertThat(plot.getAttribute("role")).isEqualTo("img");
          assertThat(plot.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
          assertThat(plot.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
        });
  }

  @Test
  void aSimulatedAgentIsSaidOnTopAndOnEveryPrintedPage() {
    assertThat(Pages.text(Samples.simulated()))
        .contains("Simulated. The agent's answers come from the offline provider")
        .contains("run demo · simulated");
  }

  @Test
  void aSimulatedOpponentIsSaidToo() {
    assertThat(Pages.text(Samples.unpriced()))
        .contains("Partly simulated. What the offline provider played, and no model: opponent.");
  }

  @Test
  void aRealRunIsNotCalledSimulated() {
    assertThat(Pages.text(Samples.full())).doesNotContain("offline provider");
  }

  @Test
  void aPartialReportSaysSo() {
    assertThat(Pages.text(Samples.partial()))
        .contains(
            "Partial. 20 of 40 battles have ended. The numbers change until the last one has.")
        .contains("So far the agent reached its goal in 12 of 20 battles");
  }

  @Test
  void unknownCostIsNotZero() {
    assertThat(Pages.text(Samples.unpriced()))
        .contains("unknown a call had no price")
        .contains("A cost is unknown, which is not zero, where a call had no price.");
  }

  @Test
  void ofVeryManyScenariosTheWorstAreShown() {
    Document page = Pages.parsed(Samples.manyScenarios(300));

    assertThat(page.getDocumentElement().getTextContent())
        .contains("The 100 scenarios with the lowest rates, of 300;")
        .contains("scenario-299");
    assertThat(Pages.all(page, "tbody").get(2).getElementsByTagName("tr").getLength())
        .isEqualTo(100);
  }

  @Test
  void whatAModelWroteNamesTheModel() {
    assertThat(Pages.text(Samples.full()))
        .contains("Written by claude-sonnet-4 at anthropic after reading 3 transcripts")
        .contains("It is a reading, not a measurement.");
  }
}
