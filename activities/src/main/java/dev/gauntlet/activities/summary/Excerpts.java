package dev.gauntlet.activities.summary;

import dev.gauntlet.storage.report.RunTranscripts.Conversation;
import dev.gauntlet.workflows.pricing.SummaryShape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** What of some conversations fits a prompt. */
final class Excerpts {

  /** So many tokens all conversations take together. */
  static final int ROOM = SummaryShape.READ;

  /** Two fences, at the worst a token a character, and the line breaks around. */
  private static final int FENCES = 100;

  /** A judge's reasons are left out where they would take more than this part of the room. */
  private static final int PART_FOR_REASONS = 4;

  private static final String SILENCE = "(says nothing)";

  private final ToIntFunction<String> tokens;

  /**
   * @param tokens counts the tokens of a text
   */
  Excerpts(ToIntFunction<String> tokens) {
    this.tokens = tokens;
  }

  /**
   * What a model is shown of a conversation.
   *
   * @param id the battle
   * @param heading in our own words, how it ended
   * @param lines messages and notes
   */
  record Excerpt(String id, String heading, List<String> lines) {

    Excerpt {
      lines = List.copyOf(lines);
    }

    String text() {
      return String.join("\n\n", lines);
    }
  }

  /** Long conversations are cut so that all of them fit. */
  List<Excerpt> of(List<Conversation> conversations) {
    List<Integer> wanted = conversations.stream().map(this::whole).toList();
    int[] rooms = Rooms.share(wanted, ROOM);
    return IntStream.range(0, conversations.size())
        .mapToObj(i -> excerpt(conversations.get(i), rooms[i]))
        .toList();
  }

  private int whole(Conversation conversation) {
    return around(conversation)
        + size(reasons(conversation))
        + messages(conversation).stream().mapToInt(this::size).sum();
  }

  private Excerpt excerpt(Conversation conversation, int room) {
    String reasons = reasons(conversation);
    boolean tellReasons = size(reasons) <= room / PART_FOR_REASONS || whole(conversation) <= room;
    List<String> messages = messages(conversation);
    List<String> lines =
        new ArrayList<>(
            Cutting.cut(
                messages,
                messages.stream().map(this::size).toList(),
                room - around(conversation) - (tellReasons ? size(reasons) : 0)));
    if (tellReasons && !reasons.isEmpty()) {
      lines.add(reasons);
    }
    return new Excerpt(conversation.id(), heading(conversation), lines);
  }

  private int around(Conversation conversation) {
    return FENCES + size(heading(conversation));
  }

  private static String heading(Conversation conversation) {
    String scenario = conversation.scenario();
    return "Conversation "
        + conversation.id()
        + (scenario == null ? "" : ", scenario " + scenario)
        + ", "
        + Ends.inWords(conversation.endedReason())
        + ":";
  }

  private static String reasons(Conversation conversation) {
    String rationale = conversation.rationale();
    return rationale == null || rationale.isBlank()
        ? ""
        : "The judge's reasons in the end:\n" + rationale;
  }

  private static List<String> messages(Conversation conversation) {
    List<String> messages = new ArrayList<>();
    for (String line : conversation.lines()) {
      int seq = messages.size() + 1;
      String speaker = seq % 2 == 1 ? "user" : "assistant";
      messages.add("[%d] %s:\n%s".formatted(seq, speaker, line.isBlank() ? SILENCE : line));
    }
    return messages;
  }

  /** A line break more than the text alone. */
  private int size(String text) {
    return text.isEmpty() ? 0 : tokens.applyAsInt(text) + 1;
  }
}
