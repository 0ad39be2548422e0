package dev.gauntlet.activities.provider.simulated;

import dev.gauntlet.activities.provider.simulated.Phrases.Answer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A goal that is reached with an answer.
 *
 * @param word what the question begins with, such as whether or how
 * @param clause the rest of it, as the person would say it
 */
record Inquiry(String word, String clause) {

  private static final Pattern INDIRECT =
      Pattern.compile(
          "(?i)\\b(?:finds? out|asks?(?: \\w+){0,3}|knows?|learns?|checks?|explains?|understands?|says?|confirms?"
              + "|tells?(?: \\w+){0,2}|information about) "
              + "(whether|if|when|where|who|which|what|why|how)\\b ?([^.!?\\n]*)");
  private static final Pattern MAY_I =
      Pattern.compile(
          "(?i)^(?:do|does) (you|we|I) ([^?]+)\\?|^(can|could|may) (you|I|we) ([^?]+)\\?");
  private static final Pattern YES_OR_NO =
      Pattern.compile("(?i)^(?:is|are|was|were|does|do|did|has|have|can|could|will|may)\\b.*\\?");
  private static final Pattern DIRECT =
      Pattern.compile("(?i)^(when|where|who|which|what|why|how)\\b ?([^?]*)\\?");

  /** The question in a goal, if it is about one. */
  static Optional<Inquiry> in(String goal) {
    Optional<String> sentence = Persona.sentences(goal).stream().findFirst();
    if (sentence.isEmpty()) {
      return Optional.empty();
    }
    Matcher mayI = MAY_I.matcher(sentence.get());
    if (mayI.find()) {
      return Optional.of(
          new Inquiry(
              "whether",
              mayI.group(1) != null
                  ? mayI.group(1) + " " + mayI.group(2)
                  : mayI.group(4) + " can " + mayI.group(5)));
    }
    if (YES_OR_NO.matcher(sentence.get()).find()) {
      return Optional.of(new Inquiry("whether", "that is the case"));
    }
    Matcher direct = DIRECT.matcher(sentence.get());
    if (direct.find()) {
      return Optional.of(new Inquiry(low(direct.group(1)), direct.group(2)));
    }
    Matcher indirect = INDIRECT.matcher(sentence.get());
    if (!indirect.find() || indirect.group(2).isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new Inquiry(low(indirect.group(1)), Wish.mine(indirect.group(2), sentence.get())));
  }

  /** What an agent answers; nobody knows the facts, so a yes, a day or a price is made up. */
  String answer(Phrases phrases, Chance chance) {
    if (word.equals("whether") || word.equals("if")) {
      return "Yes, " + OtherSide.of(clause) + ".";
    }
    String question = word + " " + low(clause);
    for (Answer answer : phrases.answers()) {
      if (answer.hears().stream().anyMatch(hint -> question.matches(".*" + hint + ".*"))) {
        return chance.pick("answer to the question", answer.says());
      }
    }
    throw new IllegalStateException("phrases.json has no answer that fits " + question);
  }

  private static String low(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
