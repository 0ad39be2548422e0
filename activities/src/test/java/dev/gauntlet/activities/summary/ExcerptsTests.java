package dev.gauntlet.activities.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.provider.TokenCounter;
import dev.gauntlet.activities.summary.Excerpts.Excerpt;
import dev.gauntlet.storage.report.RunTranscripts.Conversation;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExcerptsTests {
  private static final String FENCE = "=====0123456789abcdef0123456789abcdef=====";
  private static final TokenCounter COUNTER = new TokenCounter();
  private static final Excerpts EXCERPTS = new Excerpts(text -> COUNTER.count("gpt-4o", text));

  @Test
  void aShortConversationIsShownWhole() {
    Excerpt excerpt =
        excerpts(conversation("b-1", "refunds", List.of("Where is it?", ""), "Nothing yet."))
            .getFirst();

    assertThat(excerpt.heading())
        .isEqualTo("Conversation b-1, scenario refunds, goal missed: the messages were used up:");
    assertThat(excerpt.lines())
        .containsExactly(
            "[1] user:\nWhere is it?",
            "[2] assistant:\n(says nothing)",
            "The judge's reasons in the end:\nNothing yet.");
  }

  @Test
  void twelveLongConversationsFitTheRoom() {
    List<Conversation> conversations =
        IntStream.range(0, Sample.MOST)
            .mapToObj(i -> conversation("b-" + i, "s" + i, talk(200, 60 + 7 * i), words(900)))
            .toList();

    List<Excerpt> excerpts = EXCERPTS.of(conversations);

    assertThat(COUNTER.count("gpt-4o", prompt(excerpts)))
        .isBetween(Excerpts.ROOM * 8 / 10, Excerpts.ROOM);
    assertThat(excerpts)
        .allSatisfy(excerpt -> assertThat(excerpt.lines().getFirst()).startsWith("[1] user:\n"))
        .allSatisfy(excerpt ->
            assertThat(excerpt.lines()).anyMatch(line -> line.startsWith("[200] assistant:\n")))
        .allSatisfy(excerpt ->
            assertThat(excerpt.lines()).anyMatch(line -> line.endsWith(" messages left out]")));
  }

  @Test
  void noMessageIsCut() {
    List<String> talk = talk(60, 900);

    List<String> shown = excerpts(conversation("b-1", null, talk, null)).getFirst().lines();

    assertThat(shown)
        .filteredOn(line -> !line.contains("left out"))
        .hasSizeGreaterThan(10)
        .allMatch(line -> talk.contains(line.substring(line.indexOf('\n') + 1)));
  }

  @Test
  void oneMessageThatIsLongerThanTheRoomIsSaidToBe() {
    Excerpt excerpt =
        excerpts(conversation("b-1", null, List.of("Hello", words(30_000), "Thanks"), null))
            .getFirst();

    assertThat(excerpt.lines())
        .containsExactly(
            "[1] user:\nHello",
            "[1 message left out: longer than the room for this conversation]",
            "[3] user:\nThanks");
  }

  private static List<Excerpt> excerpts(Conversation... conversations) {
    return EXCERPTS.of(List.of(conversations));
  }

  private static String prompt(List<Excerpt> excerpts) {
    return excerpts.stream()
        .map(excerpt ->
            "\n" + excerpt.heading() + "\n" + FENCE + "\n" + excerpt.text() + "\n" + FENCE + "\n")
        .collect(Collectors.joining());
  }

  private static Conversation conversation(
      String id, @Nullable String scenario, List<String> lines, @Nullable String rationale) {
    return new Conversation(id, "limit", scenario, "a refund", lines, rationale);
  }

  private static List<String> talk(int messages, int words) {
    return IntStream.range(0, messages).mapToObj(i -> i + " " + words(words)).toList();
  }

  private static String words(int count) {
    return String.join(" ", Collections.nCopies(count, "parcel"));
  }
}
