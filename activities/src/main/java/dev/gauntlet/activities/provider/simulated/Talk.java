package dev.gauntlet.activities.provider.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A conversation so far: odd messages are the opponent's, even ones the agent's. */
record Talk(List<String> messages) {

  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+|\\n+");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?i)\\b(?:confirmation|booking|refund) (?:number|code)(?: is|:)"
              + " ?\\**([A-Z0-9][A-Z0-9-]{3,})");
  private static final Pattern DONE =
      Pattern.compile(
          "(?i)\\b(?:(?:that|it|this|everything) is (?:now |all )?"
              + "(?:done|settled|arranged|booked|sorted|confirmed|taken care of)"
              + "|has been (?:refunded|booked|cancelled|canceled|rescheduled|reset|processed|issued)"
              + "|I(?:'ve| have) (?:just |now |successfully )?"
              + "(?:processed|issued|booked|cancelled|canceled|rescheduled|reset|refunded))\\b");
  private static final Pattern HEDGE =
      Pattern.compile(
          "(?i)\\b(?:not|cannot|can't|unable|once|will|would|if|after|until|nobody|before)\\b");

  /**
   * A message of the agent that says it is done.
   *
   * @param message its number, from 1
   * @param number what it confirms with, if it names a number
   * @param words the sentence that says so
   */
  record Settled(int message, Optional<String> number, String words) {}

  List<String> ofOpponent() {
    return everySecond(0);
  }

  List<String> ofAgent() {
    return everySecond(1);
  }

  String lastOfAgent() {
    List<String> lines = ofAgent();
    return lines.isEmpty() ? "" : lines.getLast();
  }

  /** Everything that the opponent has told. */
  String told() {
    return String.join("\n", ofOpponent());
  }

  /** What the agent asked last; empty when it asked nothing. */
  String lastQuestion() {
    return questionIn(lastOfAgent());
  }

  static String questionIn(String line) {
    StringBuilder questions = new StringBuilder();
    for (String sentence : sentences(line)) {
      if (sentence.strip().endsWith("?")) {
        questions.append(sentence).append(' ');
      }
    }
    return questions.toString();
  }

  /** The first message in which the agent says that it is done; a number is its best proof. */
  Optional<Settled> settled() {
    List<String> lines = ofAgent();
    for (int i = 0; i < lines.size(); i++) {
      Optional<Settled> settled = settled(2 * i + 2, lines.get(i));
      if (settled.isPresent()) {
        return settled;
      }
    }
    return Optional.empty();
  }

  /** Whether a line of the agent's would settle the matter. */
  static boolean settles(String line) {
    return settled(0, line).isPresent();
  }

  /** Looks for a definite statement; a question, a condition or a promise is none. */
  private static Optional<Settled> settled(int message, String line) {
    Optional<Settled> inWords = Optional.empty();
    for (String part : sentences(line)) {
      String sentence = part.strip();
      if (sentence.endsWith("?")) {
        continue;
      }
      Matcher number = NUMBER.matcher(sentence);
      if (number.find()) {
        return Optional.of(new Settled(message, Optional.of(number.group(1)), sentence));
      }
      if (inWords.isEmpty() && DONE.matcher(sentence).find() && !HEDGE.matcher(sentence).find()) {
        inWords = Optional.of(new Settled(message, Optional.empty(), sentence));
      }
    }
    return inWords;
  }

  private static List<String> sentences(String line) {
    return SENTENCE.splitAsStream(line).toList();
  }

  private List<String> everySecond(int from) {
    List<String> lines = new ArrayList<>();
    for (int i = from; i < messages.size(); i += 2) {
      lines.add(messages.get(i));
    }
    return lines;
  }
}
