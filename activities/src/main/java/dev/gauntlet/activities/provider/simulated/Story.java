package dev.gauntlet.activities.provider.simulated;

import dev.gauntlet.activities.provider.Scene;
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
  private static final Pattern ORDER = Pattern.compile("\\b(?:[A-Z]{1,4}-?\\d{3,10}|\\d{5,10})\\b");
  private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
  private static final Pattern TIME =
      Pattern.compile("\\b\\d{1,2}(?::\\d\\d)? ?(?:am|pm)\\b|\\b\\d{1,2}:\\d\\d\\b");
  private static final Pattern DAY =
      Pattern.compile("\\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b");

  /** Of these an agent does not know before it was told. */
  private static final List<String> TOLD =
      List.of("order", "email", "date", "time", "people", "device", "name");

  static Story of(Scene scene, Phrases phrases, Chance chance) {
    String text = scene.goal() + "\n" + scene.persona();
    Topic topic = phrases.topicOf(text);
    Map<String, String> details = new HashMap<>();
    String name =
        Persona.nameIn(scene.persona())
            .orElseGet(() -> chance.pick("name", phrases.opponent().names()));
    details.put("name", name);
    details.put(
        "order", found(ORDER, text, String.valueOf(chance.below("order", 90_000) + 10_000)));
    details.put("email", found(EMAIL, text, address(name)));
    details.put("date", found(DAY, text, chance.pick("date", phrases.opponent().dates())));
    details.put("time", found(TIME, text, chance.pick("time", phrases.opponent().times())));
    details.put("people", chance.pick("people", phrases.opponent().people()));
    details.put("device", chance.pick("device", phrases.opponent().devices()));
    details.put("agent", chance.pick("agent", phrases.agent().names()));
    details.put("confirmation", topic.prefix() + "-" + (chance.below("number", 90_000) + 10_000));
    return new Story(topic, phrases.moodOf(scene.persona(), chance), details);
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

  private static String found(Pattern pattern, String text, String otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group() : otherwise;
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
