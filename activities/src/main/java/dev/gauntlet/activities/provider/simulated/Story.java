package dev.gauntlet.activities.provider.simulated;

import dev.gauntlet.activities.provider.simulated.Phrases.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one side of a battle takes for true: the person what it was given or makes up, the agent
 * what it was told.
 */
record Story(Topic topic, Map<String, String> details) {

  private static final Pattern BLANK = Pattern.compile("\\{([a-z,]+)}");

  /** The same in every call of a battle. */
  static Story ofOpponent(Cast cast, Phrases phrases, Chance chance) {
    Map<String, String> details = new HashMap<>();
    details.put("name", chance.pick("name", phrases.opponent().names()));
    details.put("order", String.valueOf(chance.below("order", 90_000) + 10_000));
    details.put("date", chance.pick("date", phrases.opponent().dates()));
    details.put("since", chance.pick("since", phrases.opponent().since()));
    details.put("time", chance.pick("time", phrases.opponent().times()));
    details.put("people", chance.pick("people", phrases.opponent().people()));
    details.put("device", chance.pick("device", phrases.opponent().devices()));
    details.putAll(cast.given());
    details.computeIfAbsent("email", email -> address(details.getOrDefault("name", "")));
    return new Story(cast.topic(), details);
  }

  /** Grows with the talk. */
  static Story ofAgent(Topic topic, Talk talk, Phrases phrases, Chance chance) {
    Map<String, String> details = new HashMap<>(Details.told(talk));
    details.put("agent", chance.pick("agent", phrases.agent().names()));
    details.put(
        "confirmation",
        talk.settled()
            .flatMap(Talk.Settled::number)
            .orElse(topic.prefix() + "-" + (chance.below("number", 90_000) + 10_000)));
    return new Story(topic, details);
  }

  Story with(String detail, String value) {
    Map<String, String> more = new HashMap<>(details);
    more.put(detail, value);
    return new Story(topic, more);
  }

  boolean knows(String detail) {
    return details.containsKey(detail);
  }

  /** Whether words hold what a detail is. */
  boolean isIn(String words, String detail) {
    String value = details.get(detail);
    return value != null
        && Pattern.compile("(?i)(?<!\\w)" + Pattern.quote(value) + "(?!\\w)").matcher(words).find();
  }

  /** A line with its blanks filled in. */
  String fill(String line) {
    return BLANK.matcher(line).replaceAll(blank -> Matcher.quoteReplacement(value(blank.group(1))));
  }

  /** Those lines that mention nothing which is not known. */
  List<String> sayable(List<String> lines) {
    return lines.stream()
        .filter(line ->
            BLANK
                .matcher(line)
                .results()
                .allMatch(
                    blank -> blank.group(1).startsWith(",") || details.containsKey(blank.group(1))))
        .toList();
  }

  private String value(String blank) {
    if (blank.equals(",name")) {
      String name = details.getOrDefault("name", "");
      return name.isEmpty() ? "" : ", " + name.split(" ", 2)[0];
    }
    return details.getOrDefault(blank, "");
  }

  private static String address(String name) {
    String local = name.toLowerCase(Locale.ROOT).strip().replaceAll("[^a-z]+", ".");
    return local + "@example.org";
  }
}
