package dev.gauntlet.storage.report;

import dev.gauntlet.storage.Json;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.report.RunReport.CriterionRate;
import dev.gauntlet.storage.report.RunReport.ScenarioRate;
import dev.gauntlet.storage.report.RunReport.Setup;
import dev.gauntlet.storage.report.RunReport.Telling;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes and keeps the reports of runs. */
public final class RunReports {
  private static final int MOST_TELLING = 6;

  private final JdbcClient jdbc;
  private final TransactionTemplate snapshot;
  private final ReportQueries queries;
  private final UsageQueries usages;
  private final FailureQueries failures;
  private final RunSummaries summaries;

  /** Reads and writes over this client, whose connections these transactions are on. */
  public RunReports(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.snapshot = new TransactionTemplate(transactions);
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.snapshot.setReadOnly(true);
    this.queries = new ReportQueries(jdbc);
    this.usages = new UsageQueries(jdbc);
    this.failures = new FailureQueries(jdbc);
    this.summaries = new RunSummaries(jdbc);
  }

  /**
   * The report of a run as it is now, also while battles are still played. All numbers are of one
   * moment.
   */
  public Optional<RunReport> of(String runId) {
    Optional<RunReport> report =
        snapshot.execute(status -> queries.head(runId).map(this::assemble));
    return report == null ? Optional.empty() : report;
  }

  /** The report that was stored last. */
  public Optional<RunReport> stored(String runId) {
    return jdbc.sql("select report from reports where run_id = ?")
        .param(runId)
        .query((row, n) -> Json.read(row.getString("report"), RunReport.class))
        .optional();
  }

  /**
   * Makes the report and stores it instead of an older one, unless a battle is open.
   *
   * @return what is stored then: a newer one when another call was faster; with a battle that is
   *     open, what there is now
   * @throws IllegalArgumentException if there is no such run
   */
  public RunReport store(String runId) {
    RunReport report =
        of(runId)
            .orElseThrow(
                () -> new IllegalArgumentException("There is no run %s.".formatted(runId)));
    jdbc.sql(
            """
            insert into reports (run_id, report, generated_at)
            select :run, cast(:report as jsonb), :at
            where not exists (
              select from battles where run_id = :run and ended_reason is null)
            on conflict (run_id) do update
            set report = excluded.report, generated_at = excluded.generated_at
            where reports.generated_at <= excluded.generated_at
            """)
        .param("run", runId)
        .param("report", Json.write(report))
        .param("at", report.generatedAt().atOffset(ZoneOffset.UTC))
        .update();
    return stored(runId).orElse(report);
  }

  private RunReport assemble(RunHead run) {
    Games games = queries.games(run.id());
    Map<Integer, Ends> byScenario = queries.ends(run.id());
    Ends ends = byScenario.values().stream().reduce(Ends.NONE, Ends::plus);
    RunUsage usage = usages.of(run.id());
    List<ScenarioRate> scenarios = scenarios(games, byScenario, usage);
    Reckoning reckoning = new Reckoning(ends.counts(), scenarios);
    return new RunReport(
        run.id(),
        run.state(),
        setup(run),
        run.battleCount(),
        ends.counts().ended(),
        ends.counts(),
        ends.byWord(),
        reckoning.rates(),
        reckoning.passAtK(),
        failures.byCode(run.id()),
        criteria(run.id(), games),
        scenarios,
        queries.turnsToGoal(run.id()),
        queries.latencyMs(run.id()),
        usage.byPurpose(),
        usage.byModel(),
        usage.costMicros(),
        perSuccess(usage.costMicros(), ends.counts().succeeded()),
        telling(run.id()),
        summaries.find(run.id()).orElse(null),
        run.readAt(),
        run.erasedAt());
  }

  private static Setup setup(RunHead run) {
    var battle = run.battle();
    return new Setup(
        battle.agent().provider(),
        battle.agent().model(),
        battle.agent().systemPrompt(),
        battle.opponent().describe(),
        battle.judge().chain().stream()
            .findFirst()
            .map(model -> model.model() + " at " + model.provider())
            .orElse("rules"),
        battle.goal(),
        battle.messageLimit(),
        run.seed(),
        battle.agent().origin());
  }

  private List<CriterionRate> criteria(String runId, Games games) {
    Map<String, ReportQueries.Met> met = queries.criteria(runId);
    return games.criteria().stream().map(c -> rate(c, met.get(c.id()))).toList();
  }

  private static CriterionRate rate(Criterion criterion, ReportQueries.@Nullable Met met) {
    return new CriterionRate(
        criterion.id(),
        criterion.type(),
        criterion.required(),
        met == null ? null : Intervals.wilson(met.met(), met.decided()));
  }

  private static List<ScenarioRate> scenarios(
      Games games, Map<Integer, Ends> byScenario, RunUsage usage) {
    List<ScenarioRate> rates = new ArrayList<>();
    for (Games.Of each : games.scenarios()) {
      Ends ends = byScenario.getOrDefault(each.position(), Ends.NONE);
      rates.add(
          new ScenarioRate(
              each.scenario(),
              each.game().goal(),
              ends.total(),
              ends.counts(),
              Intervals.success(ends.counts()),
              usage.costOfScenario(each.position())));
    }
    return rates;
  }

  private List<Telling> telling(String runId) {
    Map<String, Telling> byBattle = new LinkedHashMap<>();
    for (Telling battle : failures.telling(runId, MOST_TELLING)) {
      byBattle.putIfAbsent(battle.conversationId(), battle);
    }
    return byBattle.values().stream().limit(MOST_TELLING).toList();
  }

  private static @Nullable Long perSuccess(@Nullable Long costMicros, int successes) {
    return costMicros == null || successes == 0
        ? null
        : Long.valueOf(Math.round((double) costMicros / successes));
  }
}
