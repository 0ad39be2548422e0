package dev.gauntlet.storage.agent;

import dev.gauntlet.storage.battle.BattleSpec.AgentSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An agent that can be tested by its id.
 *
 * @param name what people call it
 * @param description what it is for, or null
 * @param setup provider, model and settings; a system prompt from a template is in it as it was
 *     rendered, with the template as its origin
 * @param values what the template was rendered with; empty without
 */
public record Agent(
    String name, @Nullable String description, AgentSpec setup, Map<String, String> values) {

  /** Copies the values. */
  public Agent {
    values = Map.copyOf(values);
  }
}
