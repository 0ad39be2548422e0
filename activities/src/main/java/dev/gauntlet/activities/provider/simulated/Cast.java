package dev.gauntlet.activities.provider.simulated;

import dev.gauntlet.activities.provider.Scene;
import dev.gauntlet.activities.provider.simulated.Phrases.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What goal and persona say, whatever the seed: read once for all battles of a run.
 *
 * @param topic what it is about
 * @param facts what the opponent may tell, in its own words
 * @param given the details that are named, such as an order or a day
 */
record Cast(Topic topic, List<String> facts, Map<String, String> given) {

  private static final Map<String, Pattern> DETAILS =
      Map.of(
          "order",
          Pattern.compile("\\b(?:[A-Z]{1,4}-?\\d{3,10}|\\d{5,10})\\b"),
          "email",
          Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"),
          "time",
          Pattern.compile("\\b\\d{1,2}(?::\\d\\d)? ?(?:am|pm)\\b|\\b\\d{1,2}:\\d\\d\\b"),
          "date",
          Pattern.compile("\\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b"));

  static Cast of(Scene scene, Phrases phrases) {
    String text = scene.goal() + "\n" + scene.persona();
    Map<String, String> given = new HashMap<>();
    DETAILS.forEach((detail, pattern) -> {
      Matcher found = pattern.matcher(text);
      if (found.find()) {
        given.put(detail, found.group());
      }
    });
    Persona.nameIn(scene.persona()).ifPresent(name -> given.put("name", name));
    return new Cast(phrases.topicOf(text), Persona.of(scene).facts(), given);
  }
}
