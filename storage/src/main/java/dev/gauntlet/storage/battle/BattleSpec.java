package dev.gauntlet.storage.battle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.gauntlet.storage.Text;
import dev.gauntlet.workflows.CallPurpose;
import dev.gauntlet.workflows.battle.Lane;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A battle as it was ordered, with every default spelled out. This nested form alone is stored.
 *
 * @param agent the thing under test
 * @param opponent who talks to it
 * @param judge who decides whether the goal is reached
 * @param goal what the opponent wants
 * @param userMessage the opponent's opening line, or null
 * @param messageLimit the most messages, both sides counted, 1-200
 * @param maxUsdPerConversation the budget in USD, or null for none
 * @param timeoutSeconds the most active time
 * @param turnTimeoutSeconds the longest that one request may take
 * @param seed what the battle's chance is derived from
 * @param lane the priority class
 * @param tags for finding it again
 */
public record BattleSpec(
    AgentSpec agent,
    OpponentSpec opponent,
    JudgeSpec judge,
    String goal,
    @Nullable String userMessage,
    int messageLimit,
    @Nullable BigDecimal maxUsdPerConversation,
    int timeoutSeconds,
    int turnTimeoutSeconds,
    long seed,
    Lane lane,
    Map<String, String> tags) {

  /** Copies the tags. */
  public BattleSpec {
    tags = Map.copyOf(tags);
  }

  /** The budget in micro-USD. */
  public Optional<Long> budgetMicros() {
    return Optional.ofNullable(maxUsdPerConversation)
        .map(usd -> usd.movePointRight(6).longValueExact());
  }

  /** Who is asked for this, in this order; nobody when no model is. */
  public List<ModelChoice> chain(CallPurpose purpose) {
    return switch (purpose) {
      case AGENT -> agent.chain();
      case OPPONENT -> opponent.chain();
      case JUDGE -> judge.chain();
      case SUMMARY -> throw CallPurpose.notOfABattle();
    };
  }

  /** The same without what it says: who plays, and the numbers. */
  public BattleSpec erased() {
    return new BattleSpec(
        agent.erased(),
        opponent.erased(),
        judge.erased(),
        Text.erased(goal),
        userMessage == null ? null : Text.erased(userMessage),
        messageLimit,
        maxUsdPerConversation,
        timeoutSeconds,
        turnTimeoutSeconds,
        seed,
        lane,
        Map.of());
  }

  /** One line that says what plays, without anything that is said. */
  public String summary() {
    return agent.model() + " at " + agent.provider() + " against " + opponent.describe();
  }

  /**
   * A model of a provider.
   *
   * @param provider the provider's configured name
   * @param model the provider's name of the model
   */
  public record ModelChoice(String provider, String model) {

    /** A first choice and what follows it when it is out. */
    static List<ModelChoice> chain(String provider, String model, List<ModelChoice> fallbacks) {
      return Stream.concat(Stream.of(new ModelChoice(provider, model)), fallbacks.stream())
          .toList();
    }
  }

  /**
   * The agent under test.
   *
   * @param provider the provider's configured name
   * @param model the provider's name of the model
   * @param systemPrompt its instructions; may be empty
   * @param temperature 0 to 2, or null for the provider's default
   * @param topP above 0 up to 1, or null
   * @param maxTokens the longest answer, in tokens
   * @param seed for providers that sample reproducibly, or null
   * @param stop sequences that end an answer
   * @param reasoningEffort for models that reason, or null
   * @param fallbacks who is asked once the provider is out, in this order
   * @param origin what of this was stored before the start, or null when nothing was
   */
  public record AgentSpec(
      String provider,
      String model,
      String systemPrompt,
      @Nullable Double temperature,
      @Nullable Double topP,
      int maxTokens,
      @Nullable Long seed,
      List<String> stop,
      @Nullable String reasoningEffort,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<ModelChoice> fallbacks,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Origin origin) {

    /** Copies the lists. */
    public AgentSpec {
      stop = List.copyOf(stop);
      fallbacks = List.copyOf(fallbacks);
    }

    /** An agent of which nothing was stored before. */
    public AgentSpec(
        String provider,
        String model,
        String systemPrompt,
        @Nullable Double temperature,
        @Nullable Double topP,
        int maxTokens,
        @Nullable Long seed,
        List<String> stop,
        @Nullable String reasoningEffort,
        List<ModelChoice> fallbacks) {
      this(
          provider,
          model,
          systemPrompt,
          temperature,
          topP,
          maxTokens,
          seed,
          stop,
          reasoningEffort,
          fallbacks,
          null);
    }

    /** The same, made of what is stored there. */
    public AgentSpec from(Origin stored) {
      return new AgentSpec(
          provider,
          model,
          systemPrompt,
          temperature,
          topP,
          maxTokens,
          seed,
          stop,
          reasoningEffort,
          fallbacks,
          stored);
    }

    /** Where it comes from; nowhere when nothing was stored before. */
    public Origin origins() {
      return origin == null ? Origin.NOWHERE : origin;
    }

    private AgentSpec erased() {
      return new AgentSpec(
          provider,
          model,
          Text.erased(systemPrompt),
          temperature,
          topP,
          maxTokens,
          seed,
          List.of(),
          reasoningEffort,
          fallbacks,
          origin);
    }

    /** Who is asked, in this order. */
    public List<ModelChoice> chain() {
      return ModelChoice.chain(provider, model, fallbacks);
    }
  }

  /**
   * The stored agent and the stored template that an agent was made of. It holds a copy of them, so
   * that both may change or go.
   *
   * @param agentId the stored agent, or null
   * @param agentVersion its version, from 1, or null with the agent
   * @param templateId the template of its system prompt, or null
   * @param templateVersion its version, from 1, or null with the template
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Origin(
      @Nullable String agentId,
      @Nullable Integer agentVersion,
      @Nullable String templateId,
      @Nullable Integer templateVersion) {

    /** Nothing was stored. */
    public static final Origin NOWHERE = new Origin(null, null, null, null);
  }

  /**
   * The judge.
   *
   * @param provider the provider's configured name, or null when no criterion needs a model
   * @param model the provider's name of the model, or null with the provider
   * @param fallbacks who is asked once the provider is out, in this order
   * @param criteria what is judged, never empty
   */
  public record JudgeSpec(
      @Nullable String provider,
      @Nullable String model,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<ModelChoice> fallbacks,
      List<Criterion> criteria) {

    /** Copies the lists. */
    public JudgeSpec {
      fallbacks = List.copyOf(fallbacks);
      criteria = List.copyOf(criteria);
    }

    private JudgeSpec erased() {
      return new JudgeSpec(
          provider, model, fallbacks, criteria.stream().map(Criterion::erased).toList());
    }

    /** Who is asked, in this order; nobody when no criterion needs a model. */
    public List<ModelChoice> chain() {
      return provider == null || model == null || !needsModel()
          ? List.of()
          : ModelChoice.chain(provider, model, fallbacks);
    }

    /** Whether a model has to be asked. */
    public boolean needsModel() {
      return criteria.stream().anyMatch(c -> c.type() == Criterion.Type.LLM);
    }
  }
}
