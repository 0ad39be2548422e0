package dev.gauntlet.storage.run;

import dev.gauntlet.storage.Earlier;
import dev.gauntlet.storage.Json;
import dev.gauntlet.storage.battle.Admission.Outcome;
import dev.gauntlet.storage.run.NewRun.NewBattle;
import dev.gauntlet.storage.run.RunSpec.Scenario;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Accepts runs: once the row is there with its battles, the run will be played. */
public final class RunAdmissions {
  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  /** Writes over this client. */
  public RunAdmissions(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * Admits a run with all its battles once, however often and from however many processes it is
   * asked for.
   *
   * @return {@link Outcome.IdTaken} also when one of its battles' ids is taken
   */
  public Outcome admit(NewRun run) {
    try {
      boolean admitted = Objects.requireNonNull(transactions.execute(status -> insert(run)));
      return admitted ? new Outcome.Admitted() : whatIsThere(run);
    } catch (DuplicateKeyException battleIdTaken) {
      return new Outcome.IdTaken();
    }
  }

  /**
   * The run that this very start was admitted as before, if it was.
   *
   * @param id the id that was asked for, if one was
   */
  public Optional<String> admittedBefore(
      Optional<String> id, @Nullable String idempotencyKey, byte[] fingerprint) {
    return jdbc.sql(
            """
            select id from runs
            where (id = :id or idempotency_key = :key) and fingerprint = :fingerprint
            """)
        .param("id", id.orElse(null))
        .param("key", idempotencyKey)
        .param("fingerprint", fingerprint)
        .query(String.class)
        .optional();
  }

  private boolean insert(NewRun run) {
    RunSpec spec = run.spec();
    int inserted =
        jdbc.sql(
                """
                insert into runs (id, fingerprint, idempotency_key, battle, battle_count,
                  concurrency, budget_micros, deadline_seconds, seed, summarize, webhook_url)
                values (:id, :fingerprint, :key, cast(:battle as jsonb), :battles, :concurrency,
                  cast(:budget as bigint), cast(:deadline as int), :seed, cast(:summarize as jsonb),
                  :webhookUrl)
                on conflict do nothing
                """)
            .param("id", run.id())
            .param("fingerprint", run.fingerprint())
            .param("key", run.idempotencyKey())
            .param("battle", Json.write(spec.battle()))
            .param("battles", spec.battles())
            .param("concurrency", spec.concurrency())
            .param("budget", spec.budgetMicros())
            .param("deadline", spec.deadlineSeconds())
            .param("seed", spec.seed())
            .param("webhookUrl", run.webhookUrl())
            .param("summarize", spec.summarize() == null ? null : Json.write(spec.summarize()))
            .update();
    if (inserted == 0) {
      return false;
    }
    insertScenarios(run.id(), spec);
    insertBattles(run);
    return true;
  }

  private void insertScenarios(String runId, RunSpec spec) {
    List<Scenario> scenarios = spec.scenarios();
    String[] overrides =
        scenarios.stream()
            .map(scenario -> Json.differing(spec.battle(), scenario.battle()))
            .toArray(String[]::new);
    jdbc.sql(
            """
            insert into scenarios (run_id, position, id, weight, overrides)
            select :run, position, id, weight, cast(overrides as jsonb)
            from unnest(cast(:positions as int[]), cast(:ids as text[]),
              cast(:weights as float8[]), cast(:overrides as text[]))
              as given (position, id, weight, overrides)
            """)
        .param("run", runId)
        .param("positions", IntStream.range(0, scenarios.size()).boxed().toArray(Integer[]::new))
        .param("ids", scenarios.stream().map(Scenario::id).toArray(String[]::new))
        .param("weights", scenarios.stream().map(Scenario::weight).toArray(Double[]::new))
        .param("overrides", overrides)
        .update();
  }

  private void insertBattles(NewRun run) {
    List<NewBattle> battles = run.battles();
    jdbc.sql(
            """
            insert into battles (id, fingerprint, run_id, run_index, scenario, seed)
            select id, '', :run, index, scenario, seed
            from unnest(cast(:ids as text[]), cast(:indexes as int[]), cast(:scenarios as int[]),
              cast(:seeds as bigint[])) as given (id, index, scenario, seed)
            """)
        .param("run", run.id())
        .param("ids", battles.stream().map(NewBattle::id).toArray(String[]::new))
        .param("indexes", IntStream.range(0, battles.size()).boxed().toArray(Integer[]::new))
        .param("scenarios", battles.stream().map(NewBattle::scenario).toArray(Integer[]::new))
        .param("seeds", battles.stream().map(NewBattle::seed).toArray(Long[]::new))
        .update();
  }

  /** Without a key no row has it. */
  private Outcome whatIsThere(NewRun run) {
    return Outcome.against(
        run.fingerprint(),
        Earlier.find(
            jdbc.sql("select id, fingerprint from runs where idempotency_key = ?")
                .param(run.idempotencyKey())),
        () ->
            Earlier.find(
                jdbc.sql("select id, fingerprint from runs where id = ?").param(run.id())));
  }
}
