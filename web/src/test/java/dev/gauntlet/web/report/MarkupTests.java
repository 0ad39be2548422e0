package dev.gauntlet.web.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTests {

  @Test
  void textCannotBecomeMarkup() {
    assertThat(new Markup().leaf("p", "a<b>&\"'", "title", "\"><script>").toString())
        .isEqualTo("<p title=\"&quot;&gt;&lt;script&gt;\">a&lt;b&gt;&amp;&quot;&#39;</p>");
  }

  @Test
  void whatXmlDoesNotAllowIsReplaced() {
    assertThat(new Markup().text("a\u0000b\u001Bc\uD800d\uFFFEe\uDBFF\uDFFFf\u0085g").toString())
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg");
  }

  @Test
  void linesAndTabsAndAllScriptsStay() {
    assertThat(new Markup().text("a\r\n\tб字👩‍💻").toString()).isEqualTo("a\n\tб字👩‍💻");
  }

  @Test
  void elementsAreClosedInTheirOrder() {
    Markup page = new Markup().open("p").open("b");

    assertThatThrownBy(() -> page.close("p"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("<b> is open, not <p>");
  }

  @Test
  void anOpenElementIsNoPage() {
    Markup page = new Markup().open("p");

    assertThatThrownBy(page::toString).hasMessage("<p> is not closed");
  }
}
