package dev.gauntlet.web.start;

import dev.gauntlet.storage.agent.Agent;
import dev.gauntlet.storage.agent.Versioned;
import dev.gauntlet.storage.battle.BattleSpec.AgentSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.battle.BattleSpec.Origin;
import dev.gauntlet.web.body.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An agent as a body has it: of a start, where a stored one may be named, or one to be stored.
 *
 * @param spec the agent, defaults spelled out
 * @param named its model, with the fields that name it
 * @param models every model that it names, its own first
 * @param values what a template for its system prompt was rendered with; empty without
 */
public record AgentBody(
    AgentSpec spec, NamedModel named, List<NamedModel> models, Map<String, String> values) {

  private static final int FALLBACKS = 10;
  private static final int DEFAULT_MAX_TOKENS = 1_024;
  private static final BigDecimal LEAST_TOP_P = new BigDecimal("0.000001");

  /** The agent that is to be stored, of which every field is the body's own. */
  public static AgentBody toStore(Fields body, StoredSetups stored) {
    return new Reader(body, body, Optional.empty(), stored).read(NamedModel.required(body), true);
  }

  /** The agent of a start: nested, or flat with its fields at the top. */
  static AgentBody ofStart(Fields body, StoredSetups stored) {
    boolean nested = body.has("agent");
    Fields fields = nested ? body.object("agent") : body;
    Optional<Versioned<Agent>> base = stored.agent(body);
    NamedModel named =
        body.has(StoredSetups.AGENT)
            ? NamedModel.optional(fields, model(fields, base))
            : NamedModel.required(fields);
    AgentBody agent = new Reader(body, fields, base, stored).read(named, nested);
    if (nested) {
      fields.rejectOthers();
    }
    return agent;
  }

  /** What is wrong with the model of a stored agent is mended by naming another one. */
  private static NamedModel model(Fields fields, Optional<Versioned<Agent>> stored) {
    Optional<AgentSpec> agent = stored.map(there -> there.content().setup());
    return new NamedModel(
        fields.path("provider"),
        agent.map(AgentSpec::provider).orElse(""),
        fields.path("model"),
        agent.map(AgentSpec::model).orElse(""));
  }

  /** The fallbacks that the fields name, else the usual ones. */
  static List<ModelChoice> chain(Fields fields, List<ModelChoice> usual, List<NamedModel> models) {
    if (!fields.has("fallbacks")) {
      return usual;
    }
    List<NamedModel> named = fields.objects("fallbacks", FALLBACKS, NamedModel::required);
    models.addAll(named);
    return named.stream().map(model -> new ModelChoice(model.provider(), model.model())).toList();
  }

  private record Reader(
      Fields body, Fields fields, Optional<Versioned<Agent>> base, StoredSetups stored) {

    /**
     * @param ownSeed whether a seed is the agent's, not the battle's
     */
    AgentBody read(NamedModel named, boolean ownSeed) {
      Optional<AgentSpec> usual = base.map(there -> there.content().setup());
      SystemPrompt prompt = SystemPrompt.read(body, fields, usual, stored);
      List<NamedModel> models = new ArrayList<>(List.of(named));
      List<ModelChoice> stops = usual.map(AgentSpec::fallbacks).orElse(List.of());
      List<ModelChoice> fallbacks = chain(fields, stops, models);
      AgentSpec spec =
          new AgentSpec(
              named.provider(),
              named.model(),
              prompt.text(),
              share("temperature", BigDecimal.ZERO, BigDecimal.TWO)
                  .or(() -> usual.map(AgentSpec::temperature))
                  .orElse(null),
              share("topP", LEAST_TOP_P, BigDecimal.ONE)
                  .or(() -> usual.map(AgentSpec::topP))
                  .orElse(null),
              fields
                  .whole("maxTokens", 1, 200_000)
                  .map(Long::intValue)
                  .or(() -> usual.map(AgentSpec::maxTokens))
                  .orElse(DEFAULT_MAX_TOKENS),
              (ownSeed ? fields.whole("seed", 0, Long.MAX_VALUE) : Optional.<Long>empty())
                  .or(() -> usual.map(AgentSpec::seed))
                  .orElse(null),
              fields.has("stop")
                  ? fields.texts("stop", 4, SharedFields.NAME, String::isEmpty)
                  : usual.map(AgentSpec::stop).orElse(List.of()),
              fields
                  .filledText("reasoningEffort", SharedFields.NAME)
                  .or(() -> usual.map(AgentSpec::reasoningEffort))
                  .orElse(null),
              fallbacks);
      Origin origin =
          new Origin(
              base.map(Versioned::id).orElse(null),
              base.map(Versioned::version).orElse(null),
              prompt.templateId(),
              prompt.templateVersion());
      return new AgentBody(
          origin.equals(Origin.NOWHERE) ? spec : spec.from(origin), named, models, prompt.values());
    }

    private Optional<Double> share(String name, BigDecimal least, BigDecimal most) {
      return fields.number(name, least, most).map(BigDecimal::doubleValue);
    }
  }
}
