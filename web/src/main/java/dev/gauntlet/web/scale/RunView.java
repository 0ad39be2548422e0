package dev.gauntlet.web.scale;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gauntlet.storage.battle.BattleError;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.Origin;
import dev.gauntlet.storage.run.RunCounts;
import dev.gauntlet.storage.run.RunRow;
import dev.gauntlet.storage.run.ScenarioRow;
import dev.gauntlet.storage.run.UsageOfRun;
import dev.gauntlet.web.battle.UsageView;
import dev.gauntlet.web.body.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as its row has it, in the API's words; spec and usage are left out of lists.
 *
 * @param agentId the stored agent that is played, or null
 * @param agentVersion its version, or null
 * @param templateId the template of its system prompt, or null
 * @param templateVersion its version, or null
 * @param goal what the opponent wants, or null when each scenario has a goal of its own
 * @param scenarioCount how many scenarios it has, or 0
 * @param erasedAt when what was asked and said was erased, or null
 */
record RunView(
    String runId,
    String state,
    @Nullable String endedBy,
    @Nullable BattleError error,
    String provider,
    String model,
    @Nullable String agentId,
    @Nullable Integer agentVersion,
    @Nullable String templateId,
    @Nullable Integer templateVersion,
    String opponent,
    @Nullable String goal,
    int scenarioCount,
    int completed,
    int total,
    int succeeded,
    int missed,
    int uncovered,
    int failed,
    int cancelled,
    @Nullable BigDecimal costUsd,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Instant erasedAt,
    Map<String, String> tags,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SpecView spec,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UsageView usage,
    RunLinks links) {

  /** What was asked for, defaults spelled out. */
  record SpecView(
      int runCount,
      int concurrency,
      @Nullable BigDecimal budgetUsd,
      @Nullable Integer deadlineSeconds,
      long seed,
      BattleSpec battle,
      List<ScenarioRow> scenarios) {

    static SpecView of(RunRow run, List<ScenarioRow> scenarios) {
      return new SpecView(
          run.battles(),
          run.concurrency(),
          Usd.of(run.budgetMicros()),
          run.deadlineSeconds(),
          run.seed(),
          run.battle(),
          scenarios);
    }
  }

  static RunView inList(
      RunRow run, RunCounts counts, UsageOfRun usage, int scenarioCount, String temporalUi) {
    return of(run, counts, usage, scenarioCount, null, null, temporalUi);
  }

  static RunView whole(
      RunRow run,
      RunCounts counts,
      UsageOfRun usage,
      List<ScenarioRow> scenarios,
      String temporalUi) {
    return of(
        run,
        counts,
        usage,
        scenarios.size(),
        SpecView.of(run, scenarios),
        UsageView.of(usage),
        temporalUi);
  }

  private static RunView of(
      RunRow run,
      RunCounts counts,
      UsageOfRun usage,
      int scenarioCount,
      @Nullable SpecView spec,
      @Nullable UsageView usageView,
      String temporalUi) {
    BattleSpec battle = run.battle();
    Origin origin = battle.agent().origins();
    return new RunView(
        run.id(),
        run.state().word(),
        run.endedBy(),
        run.error(),
        battle.agent().provider(),
        battle.agent().model(),
        origin.agentId(),
        origin.agentVersion(),
        origin.templateId(),
        origin.templateVersion(),
        battle.opponent().describe(),
        battle.goal().isEmpty() ? null : battle.goal(),
        scenarioCount,
        counts.completed(),
        counts.total(),
        counts.succeeded(),
        counts.missed(),
        counts.uncovered(),
        counts.failed(),
        counts.cancelled(),
        Usd.of(usage.total().costMicros()),
        run.createdAt(),
        run.startedAt(),
        run.endedAt(),
        run.erasedAt(),
        battle.tags(),
        spec,
        usageView,
        RunLinks.of(run.id(), temporalUi));
  }
}
