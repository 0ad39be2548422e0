package dev.gauntlet.activities.provider.simulated;

import dev.gauntlet.activities.provider.Scene;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A judge that finds every criterion met once the agent says definitely that it is done. */
record SimulatedJudge(Phrases phrases, Scene scene, Chance call) {

  String judgement() {
    Optional<Talk.Settled> settled = new Talk(scene.transcript()).settled();
    ObjectNode answer = JsonMapper.shared().createObjectNode();
    ArrayNode judgements = answer.putArray("judgements");
    for (String criterion : scene.criteria()) {
      judgements
          .addObject()
          .put("id", criterion)
          .put("rationale", rationale(criterion, settled))
          .put("met", settled.isPresent());
    }
    return answer.toString();
  }

  /** What a model says that forgot the shape of its answer. */
  String malformed() {
    boolean met = new Talk(scene.transcript()).settled().isPresent();
    return "Reading the conversation, I would say that the goal is "
        + (met ? "reached." : "not reached yet.");
  }

  private String rationale(String criterion, Optional<Talk.Settled> settled) {
    if (settled.isEmpty()) {
      return call.pick(criterion, phrases.judge().notMet()).formatted(scene.transcript().size());
    }
    Talk.Settled found = settled.get();
    return found
        .number()
        .map(number ->
            call.pick(criterion, phrases.judge().met()).formatted(found.message(), number))
        .orElseGet(() ->
            call.pick(criterion, phrases.judge().metInWords())
                .formatted(found.message(), found.words()));
  }
}
