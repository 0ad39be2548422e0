package dev.gauntlet.storage.battle;

import dev.gauntlet.workflows.battle.Lane;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** One line that says what plays, without anything that is said. */
  public String summary() {
    return agent.model() + " at " + agent.provider() + " against " + opponent.describe();
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
      @Nullable String reasoningEffort) {

    /** Copies the stop sequences. */
    public AgentSpec {
      stop = List.copyOf(stop);
    }
  }

  /**
   * The judge.
   *
   * @param provider the provider's configured name, or null when no criterion needs a model
   * @param model the provider's name of the model, or null with the provider
   * @param criteria what is judged, never empty
   */
  public record JudgeSpec(
      @Nullable String provider, @Nullable String model, List<Criterion> criteria) {

    /** Copies the criteria. */
    public JudgeSpec {
      criteria = List.copyOf(criteria);
    }

    /** Whether a model has to be asked. */
    public boolean needsModel() {
      return criteria.stream().anyMatch(c -> c.type() == Criterion.Type.LLM);
    }
  }
}
