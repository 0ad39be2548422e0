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
   * @param proof what it confirms with: a number, or the words
   */
  record Settled(int message, String proof) {}

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
    StringBuilder questions = new StringBuilder();
    for (String sentence : sentences(lastOfAgent())) {
      if (sentence.strip().endsWith("?")) {
        questions.append(sentence).append(' ');
      }
    }
    return questions.toString();
  }

  /** The first message in which the agent says that it is done. */
  Optional<Settled> settled() {
    List<String> lines = ofAgent();
    for (int i = 0; i < lines.size(); i++) {
      for (String sentence : sentences(lines.get(i))) {
        String proof = proofIn(sentence.strip());
        if (!proof.isEmpty()) {
          return Optional.of(new Settled(2 * i + 2, proof));
        }
      }
    }
    return Optional.empty();
  }

  /** A definite statement; a question, a condition or a promise is none. */
  private static String proofIn(String sentence) {
    if (sentence.endsWith("?")) {
      return "";
    }
    Matcher number = NUMBER.matcher(sentence);
    if (number.find()) {
      return number.group(1);
    }
    Matcher done = DONE.matcher(sentence);
    return done.find() && !HEDGE.matcher(sentence).find() ? done.group() : "";
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
