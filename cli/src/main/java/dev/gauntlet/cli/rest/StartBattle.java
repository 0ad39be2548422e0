package dev.gauntlet.cli.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/battles/start}, as far as the terminal fills it; what is null is
 * left to the server's defaults.
 *
 * @param agent the agent under test
 * @param opponent who talks to it
 * @param goal what the opponent wants
 * @param messageLimit how many messages the battle may have
 * @param maxUsdPerConversation the budget in USD
 * @param seed what the battle's chance is derived from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StartBattle(
    Agent agent,
    Opponent opponent,
    String goal,
    @Nullable Integer messageLimit,
    @Nullable BigDecimal maxUsdPerConversation,
    @Nullable Long seed) {

  /**
   * The agent under test.
   *
   * @param provider the name of a configured provider
   * @param model a model of it
   * @param systemPrompt what the agent is told to be
   */
  public record Agent(String provider, String model, String systemPrompt) {}

  /**
   * Who talks to the agent.
   *
   * @param type {@code simulated}
   * @param persona who the simulated user is, with the facts it knows
   * @param mayLeave whether it may walk away
   */
  public record Opponent(String type, String persona, boolean mayLeave) {}
}
