package dev.gauntlet.activities.provider.simulated;

import dev.gauntlet.activities.provider.simulated.Phrases.Mood;
import dev.gauntlet.activities.provider.simulated.Phrases.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is true in one battle: its topic, its people, and the details they speak of. */
record Story(Topic topic, Mood mood, Map<String, String> details) {

  private static final Pattern BLANK = Pattern.compile("\\{([a-z,]+)}");

  /** Of these an agent does not know before it was told. */
  private static final List<String> TOLD =
      List.of("order", "email", "date", "time", "people", "device", "name");

  static Story of(Cast cast, Mood mood, Phrases phrases, Chance chance) {
    Topic topic = cast.topic();
    Map<String, String> details = new HashMap<>();
    details.put("name", chance.pick("name", phrases.opponent().names()));
    details.put("order", String.valueOf(chance.below("order", 90_000) + 10_000));
    details.put("date", chance.pick("date", phrases.opponent().dates()));
    details.put("time", chance.pick("time", phrases.opponent().times()));
    details.put("people", chance.pick("people", phrases.opponent().people()));
    details.put("device", chance.pick("device", phrases.opponent().devices()));
    details.put("agent", chance.pick("agent", phrases.agent().names()));
    details.put("confirmation", topic.prefix() + "-" + (chance.below("number", 90_000) + 10_000));
    details.putAll(cast.given());
    details.computeIfAbsent("email", email -> address(details.getOrDefault("name", "")));
    return new Story(topic, mood, details);
  }

  /** A line with its blanks filled in. */
  String fill(String line) {
    return fill(line, "");
  }

  /** A line of the agent's, who calls the person by name once it has read the name. */
  String fill(String line, String heard) {
    return BLANK
        .matcher(line)
        .replaceAll(blank -> Matcher.quoteReplacement(value(blank.group(1), heard)));
  }

  /** Those lines that mention nothing which has not been told. */
  List<String> sayable(List<String> lines, String heard) {
    return lines.stream()
        .filter(line ->
            TOLD.stream()
                .allMatch(told ->
                    !line.contains("{" + told + "}")
                        || heard.contains(details.getOrDefault(told, ""))))
        .toList();
  }

  private String value(String blank, String heard) {
    if (blank.equals(",name")) {
      String first = first(details.getOrDefault("name", ""));
      return heard.contains(first) ? ", " + first : "";
    }
    return details.getOrDefault(blank, "");
  }

  private static String address(String name) {
    String local = name.toLowerCase(Locale.ROOT).strip().replaceAll("[^a-z]+", ".");
    return local + "@example.org";
  }

  private static String first(String name) {
    int end = name.indexOf(' ');
    return end < 0 ? name : name.substring(0, end);
  }
}
