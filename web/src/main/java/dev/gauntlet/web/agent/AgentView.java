package dev.gauntlet.web.agent;

import dev.gauntlet.storage.agent.Agent;
import dev.gauntlet.storage.agent.Versioned;
import dev.gauntlet.storage.battle.BattleSpec.AgentSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.battle.BattleSpec.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An agent in one of its versions, in the API's words.
 *
 * @param systemPrompt as it is said, rendered when it comes from a template
 * @param templateId the template of the system prompt, or null
 * @param templateVersion its version, or null
 * @param values what it was rendered with; empty without
 * @param createdAt when the first version was stored
 * @param updatedAt when this version was stored
 */
record AgentView(
    String id,
    int version,
    String name,
    @Nullable String description,
    String provider,
    String model,
    String systemPrompt,
    @Nullable Double temperature,
    @Nullable Double topP,
    int maxTokens,
    List<String> stop,
    @Nullable String reasoningEffort,
    @Nullable Long seed,
    List<ModelChoice> fallbacks,
    @Nullable String templateId,
    @Nullable Integer templateVersion,
    Map<String, String> values,
    Instant createdAt,
    Instant updatedAt,
    Links links) {

  /**
   * Where to go from an agent.
   *
   * @param self its newest version
   * @param versions all of them
   * @param battles the battles that it played
   * @param runs the runs that it played
   */
  record Links(String self, String versions, String battles, String runs) {
    static Links of(String id) {
      String self = Kind.AGENT.address(id);
      return new Links(
          self, self + "/versions", "/api/battles?agentId=" + id, "/api/scale?agentId=" + id);
    }
  }

  static AgentView of(Versioned<Agent> stored) {
    Agent agent = stored.content();
    AgentSpec setup = agent.setup();
    Origin origin = setup.origins();
    return new AgentView(
        stored.id(),
        stored.version(),
        agent.name(),
        agent.description(),
        setup.provider(),
        setup.model(),
        setup.systemPrompt(),
        setup.temperature(),
        setup.topP(),
        setup.maxTokens(),
        setup.stop(),
        setup.reasoningEffort(),
        setup.seed(),
        setup.fallbacks(),
        origin.templateId(),
        origin.templateVersion(),
        new TreeMap<>(agent.values()),
        stored.createdAt(),
        stored.updatedAt(),
        Links.of(stored.id()));
  }
}
