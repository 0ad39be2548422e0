package dev.gauntlet.storage.erasure;

import dev.gauntlet.storage.Json;
import dev.gauntlet.storage.Text;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.journal.CallTexts;
import dev.gauntlet.storage.report.RunReports;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.storage.run.RunRow;
import dev.gauntlet.workflows.CallKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Erases runs with their battles. */
public final class RunErasure {

  /** Keeps transactions short. */
  private static final int AT_A_TIME = 100;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final RunQueries runs;
  private final RunReports reports;
  private final BattleTexts texts;
  private final RunTexts runTexts;

  /** Writes over this client. */
  public RunErasure(
      JdbcClient jdbc, TransactionOperations transactions, RunQueries runs, RunReports reports) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.runs = runs;
    this.reports = reports;
    this.texts = new BattleTexts(jdbc);
    this.runTexts = new RunTexts(jdbc);
  }

  /**
   * Erases what was asked and said in a run that has ended with all its battles: first what it asks
   * and what was written about it, then its battles, a hundred at a time. Whoever asks again after
   * a failure in the middle has the rest erased.
   */
  public Erasure erase(String runId) {
    Optional<RunRow> found = runs.find(runId);
    if (found.isEmpty()) {
      return Erasure.NOT_THERE;
    }
    boolean ended =
        Objects.requireNonNull(
            transactions.execute(status -> {
              boolean done = eraseRun(found.get());
              if (!done) {
                status.setRollbackOnly();
              }
              return done;
            }));
    if (!ended) {
      return Erasure.OPEN;
    }
    while (eraseSomeBattles(runId) > 0) {
      // The next hundred.
    }
    if (reports.stored(runId).isEmpty()) {
      reports.store(runId);
    }
    return Erasure.ERASED;
  }

  /** Its calls first, as late answers lock them; then nobody retries a battle of it any more. */
  private boolean eraseRun(RunRow run) {
    CallTexts.erase(jdbc, List.of(CallKey.subject(run.id())));
    boolean ended =
        jdbc.sql("select ended_at is not null from runs where id = ? for no key update")
            .param(run.id())
            .query(Boolean.class)
            .single();
    if (!ended || hasOpenBattle(run.id())) {
      return false;
    }
    if (run.erasedAt() == null) {
      eraseScenarios(run);
      eraseRow(run);
      runTexts.eraseSummary(run.id());
      runTexts.dropDeliveries(run.id());
      runTexts.dropReport(run.id());
    }
    return true;
  }

  private boolean hasOpenBattle(String runId) {
    return jdbc.sql("select exists (select from battles where run_id = ? and ended_reason is null)")
        .param(runId)
        .query(Boolean.class)
        .single();
  }

  private void eraseRow(RunRow run) {
    jdbc.sql(
            """
            update runs
            set erased_at = now(), battle = cast(:battle as jsonb), webhook_url = null,
                error_message = case when error_message is not null then :erased end,
                wanted_reason = case when wanted_reason is not null then :erased end
            where id = :run
            """)
        .param("battle", Json.write(run.battle().erased()))
        .param("erased", Text.ERASED)
        .param("run", run.id())
        .update();
  }

  /** What a scenario replaces is erased as a part of the whole that it makes. */
  private void eraseScenarios(RunRow run) {
    record Scenario(int position, BattleSpec battle) {}
    List<Scenario> scenarios =
        jdbc.sql(
                """
                select s.position, r.battle || s.overrides as battle
                from scenarios s join runs r on r.id = s.run_id
                where s.run_id = ?
                """)
            .param(run.id())
            .query((row, n) ->
                new Scenario(
                    row.getInt("position"), Json.read(row.getString("battle"), BattleSpec.class)))
            .list();
    BattleSpec base = run.battle().erased();
    jdbc.sql(
            """
            update scenarios set overrides = cast(erased.overrides as jsonb)
            from unnest(cast(:positions as int[]), cast(:overrides as text[]))
              as erased (position, overrides)
            where run_id = :run and scenarios.position = erased.position
            """)
        .param("positions", scenarios.stream().map(Scenario::position).toArray(Integer[]::new))
        .param(
            "overrides",
            scenarios.stream()
                .map(each -> Json.differing(base, each.battle().erased()))
                .toArray(String[]::new))
        .param("run", run.id())
        .update();
  }

  private int eraseSomeBattles(String runId) {
    List<String> ids =
        jdbc.sql(
                """
                select id from battles where run_id = ? and erased_at is null
                order by run_index limit ?
                """)
            .param(runId)
            .param(AT_A_TIME)
            .query(String.class)
            .list();
    transactions.executeWithoutResult(status -> {
      texts.erase(ids);
      jdbc.sql(
              """
              update battles
              set erased_at = now(), updated_at = now(),
                  error_message = case when error_message is not null then :erased end,
                  ended_detail = case when ended_detail is not null then :erased end,
                  wanted_reason = case when wanted_reason is not null then :erased end
              where id = any(:ids) and erased_at is null
              """)
          .param("erased", Text.ERASED)
          .param("ids", ids.toArray(String[]::new))
          .update();
    });
    return ids.size();
  }
}
