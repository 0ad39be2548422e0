package dev.gauntlet.cli.run;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Sets fields of a run's battle, in the form it is written in: flat or nested. */
final class BattleFields {
  private static final String BATTLE = "battle";
  private static final String AGENT = "agent";

  private final ObjectNode run;

  BattleFields(ObjectNode run) {
    this.run = run;
  }

  /** A field of the battle itself; nothing happens when there is no value. */
  void own(String field, @Nullable Object value) {
    if (value != null) {
      RunOptions.put(battle(), field, value);
    }
  }

  /** A field of the agent, which the flat form has at the top of the battle. */
  void agent(String field, @Nullable String value) {
    if (value != null) {
      ObjectNode battle = battle();
      battle = isFlat(battle) ? battle : RunOptions.child(battle, AGENT);
      battle.put(field, value);
    }
  }

  /** A field of the opponent, who is a simulated user when nothing else is said. */
  void opponent(String field, @Nullable String value) {
    if (value != null) {
      ObjectNode opponent = RunOptions.child(battle(), "opponent");
      if (!opponent.has("type")) {
        opponent.put("type", "simulated");
      }
      opponent.put(field, value);
    }
  }

  /** A field of another part of the battle. */
  void part(String part, String field, @Nullable String value) {
    if (value != null) {
      RunOptions.child(battle(), part).put(field, value);
    }
  }

  private ObjectNode battle() {
    return RunOptions.child(run, BATTLE);
  }

  private static boolean isFlat(ObjectNode battle) {
    return !battle.has(AGENT)
        && Stream.of("provider", "model", "systemPrompt", "temperature", "maxTokens")
            .anyMatch(battle::has);
  }
}
