package dev.gauntlet.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.search.Snippet.Segment;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SnippetTests {

  @Test
  void aShortTextIsShownAsItIsWithItsHits() {
    assertThat(Snippet.of("Order <b>RF-4711</b>, <rf>!", Set.of("rf", "4711")))
        .containsExactly(
            new Segment("Order <b>", false),
            new Segment("RF", true),
            new Segment("-", false),
            new Segment("4711", true),
            new Segment("</b>, <", false),
            new Segment("rf", true),
            new Segment(">!", false));
  }

  @Test
  void aPartOfAWordIsNoHit() {
    assertThat(Snippet.of("helmets 47110", Set.of("helmet", "4711")))
        .containsExactly(new Segment("helmets 47110", false));
  }

  @Test
  void aLongTextIsCutBetweenWordsAroundMostOfTheWords() {
    String text = "lamp " + "filler ".repeat(100) + "the lamp of order 4711 " + "more ".repeat(100);

    List<Segment> snippet = Snippet.of(text, Set.of("lamp", "4711"));

    assertThat(plain(snippet))
        .hasSizeBetween(180, 244)
        .startsWith("\u2026filler ")
        .contains("the lamp of order 4711")
        .endsWith("more \u2026");
    assertThat(snippet.stream().filter(Segment::hit).map(Segment::text))
        .containsExactly("lamp", "4711");
  }

  @Test
  void theBeginningIsShownWhereNoWordIsSeen() {
    assertThat(plain(Snippet.of("begin " + "x ".repeat(500), Set.of("nothing"))))
        .startsWith("begin x")
        .endsWith("\u2026");
  }

  @Test
  void noCharacterIsCutInHalf() {
    String text = "\uD83D\uDE00".repeat(150) + " word " + "\uD83D\uDE00".repeat(301);

    assertThat(plain(Snippet.of(text, Set.of("word")))).doesNotContainPattern("\\p{Cs}");
    assertThat(plain(Snippet.of("a" + text, Set.of("word")))).doesNotContainPattern("\\p{Cs}");
  }

  @Test
  void aWordLongerThanASnippetIsCut() {
    assertThat(plain(Snippet.of("y".repeat(1_000), Set.of("y".repeat(1_000)))))
        .isEqualTo("y".repeat(240) + "\u2026");
  }

  private static String plain(List<Segment> snippet) {
    return snippet.stream().map(Segment::text).collect(Collectors.joining());
  }
}
