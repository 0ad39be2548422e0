package dev.gauntlet.activities.provider.simulated;

import dev.gauntlet.activities.provider.Scene;
import dev.gauntlet.activities.provider.simulated.Phrases.Topic;
import java.util.List;
import java.util.Map;

/**
 * What goal and persona say, whatever the seed: read once for all battles of a run.
 *
 * @param topic what it is about; of the goal alone, since the agent sees no persona
 * @param facts what the opponent may tell, in its own words
 * @param given the details that are named, such as an order or a day
 */
record Cast(Topic topic, List<String> facts, Map<String, String> given) {

  static Cast of(Scene scene, Phrases phrases) {
    return new Cast(
        phrases.topicOf(scene.goal()),
        Persona.of(scene).facts(),
        Details.wanted(scene.goal(), scene.persona()));
  }
}
