package dev.gauntlet.web.start;

import dev.gauntlet.storage.agent.PromptTemplate;
import dev.gauntlet.storage.agent.Versioned;
import dev.gauntlet.storage.battle.BattleSpec.AgentSpec;
import dev.gauntlet.storage.battle.BattleSpec.Origin;
import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.template.Rendering;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An agent's instructions, with the template that they come from.
 *
 * @param text what they say
 * @param templateId the template, or null without
 * @param templateVersion its version, or null without
 * @param values what it was rendered with; empty without
 */
record SystemPrompt(
    String text,
    @Nullable String templateId,
    @Nullable Integer templateVersion,
    Map<String, String> values) {

  /**
   * Reads what a body says, else takes what the stored agent has.
   *
   * @param body has the fields of a template
   * @param agent has the field of a text; may be the same
   * @param usual the stored agent, if there is one
   */
  static SystemPrompt read(
      Fields body, Fields agent, Optional<AgentSpec> usual, StoredSetups stored) {
    Optional<String> text = agent.text("systemPrompt", SharedFields.PROMPT);
    Optional<Versioned<PromptTemplate>> template = stored.template(body);
    if (body.has(StoredSetups.TEMPLATE)) {
      if (text.isPresent()) {
        body.wrong(StoredSetups.TEMPLATE, "cannot go with a systemPrompt; say one of the two.");
      }
      return template.map(found -> of(body, found)).orElseGet(() -> unknown(body));
    }
    if (body.has("values")) {
      body.wrong("values", "goes with templateId, which is missing.");
    }
    return text.map(given -> new SystemPrompt(given, null, null, Map.of()))
        .or(() -> usual.map(SystemPrompt::of))
        .orElseGet(() -> new SystemPrompt("", null, null, Map.of()));
  }

  private static SystemPrompt of(Fields body, Versioned<PromptTemplate> template) {
    Rendering rendering = Rendering.read(body, template.content(), SharedFields.PROMPT);
    return new SystemPrompt(
        rendering.text(), template.id(), template.version(), rendering.values());
  }

  private static SystemPrompt of(AgentSpec stored) {
    Origin origin = stored.origins();
    return new SystemPrompt(
        stored.systemPrompt(), origin.templateId(), origin.templateVersion(), Map.of());
  }

  /** There are no variables to check its values against, but they are no unknown field. */
  private static SystemPrompt unknown(Fields body) {
    return new SystemPrompt("", null, null, Rendering.values(body, SharedFields.PROMPT));
  }
}
