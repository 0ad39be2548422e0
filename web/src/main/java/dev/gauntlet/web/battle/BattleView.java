package dev.gauntlet.web.battle;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gauntlet.storage.battle.BattleError;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.AgentSpec;
import dev.gauntlet.storage.battle.BattleSpec.Origin;
import dev.gauntlet.web.body.Usd;
import dev.gauntlet.workflows.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A battle as its row has it, in the API's words; the spec is left out of lists.
 *
 * @param runIndex its number in its run, from 0, or null when it stands alone
 * @param scenario the scenario that it plays, or null when there is none
 * @param erasedAt when what was asked and said was erased, or null
 */
public record BattleView(
    String conversationId,
    @Nullable String runId,
    @Nullable Integer runIndex,
    @Nullable String scenario,
    String state,
    @Nullable String endedReason,
    @Nullable String endedBy,
    @Nullable BattleError error,
    AgentView agent,
    String opponent,
    String goal,
    int messageCount,
    int messageLimit,
    @Nullable BigDecimal costUsd,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    Instant updatedAt,
    @Nullable Instant erasedAt,
    Map<String, String> tags,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BattleSpec spec,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UsageView usage,
    Links links) {

  /**
   * The agent in a few words.
   *
   * @param provider its provider
   * @param model its model
   * @param agentId the stored agent that it was made of, or null
   * @param agentVersion its version, or null
   * @param templateId the template of its system prompt, or null
   * @param templateVersion its version, or null
   */
  public record AgentView(
      String provider,
      String model,
      @Nullable String agentId,
      @Nullable Integer agentVersion,
      @Nullable String templateId,
      @Nullable Integer templateVersion) {

    /** An agent as it was ordered. */
    public static AgentView of(AgentSpec agent) {
      Origin origin = agent.origins();
      return new AgentView(
          agent.provider(),
          agent.model(),
          origin.agentId(),
          origin.agentVersion(),
          origin.templateId(),
          origin.templateVersion());
    }
  }

  static BattleView inList(BattleRow battle, Usage usage, String temporalUi) {
    return of(battle, usage, null, null, temporalUi);
  }

  static BattleView whole(BattleRow battle, Usage usage, String temporalUi) {
    return of(battle, usage, battle.spec(), UsageView.of(usage), temporalUi);
  }

  private static BattleView of(
      BattleRow battle,
      Usage usage,
      @Nullable BattleSpec spec,
      @Nullable UsageView usageView,
      String temporalUi) {
    BattleRow.End end = battle.end();
    BattleRow.PlaceInRun run = battle.run();
    return new BattleView(
        battle.id(),
        run == null ? null : run.runId(),
        run == null ? null : run.index(),
        run == null ? null : run.scenario(),
        battle.state().word(),
        end == null ? null : end.reason().word(),
        end == null ? null : end.by(),
        end == null ? null : end.error(),
        AgentView.of(battle.spec().agent()),
        battle.spec().opponent().describe(),
        battle.spec().goal(),
        battle.messageCount(),
        battle.spec().messageLimit(),
        Usd.of(usage.total().costMicros()),
        battle.createdAt(),
        battle.startedAt(),
        end == null ? null : end.at(),
        battle.updatedAt(),
        battle.erasedAt(),
        battle.spec().tags(),
        spec,
        usageView,
        Links.of(battle.id(), temporalUi));
  }
}
