package dev.gauntlet.storage.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.TestStore;
import dev.gauntlet.storage.report.RunReport.Counts;
import dev.gauntlet.storage.report.RunReport.TurnCount;
import org.junit.jupiter.api.Test;

class ManyBattlesIT {
  private static final TestStore STORE = TestStore.create();
  private static final RunReports REPORTS = RunFixture.reports(STORE);
  private static final int BATTLES = 2_000;

  @Test
  void aRunOfThousandsOfBattlesIsAggregated() {
    RunFixture run = RunFixture.of(STORE, BATTLES);
    for (int scenario = 0; scenario < 20; scenario++) {
      run.scenario("s" + scenario, "{}", scenario * BATTLES / 20, (scenario + 1) * BATTLES / 20);
    }
    play(run);

    RunReport report = REPORTS.store(run.id);

    assertThat(report.counts()).isEqualTo(new Counts(1_000, 500, 0, 500, 0));
    assertThat(report.turnsToGoal().histogram()).containsExactly(new TurnCount(4, 1_000));
    assertThat(report.usage().get("judge"))
        .isEqualTo(new RunReport.Used(80_000, 40_000, 8_000L, 8_000, 0, 0, false));
    assertThat(report.costMicros()).isEqualTo(24_000);
    assertThat(report.costPerSuccessMicros()).isEqualTo(24);
    assertThat(report.rates().clusters()).isEqualTo(20);
    assertThat(report.criteria().getFirst().rate()).isEqualTo(report.rates().success());
  }

  /** Four exchanges of three calls each; every second battle a success, every fourth a failure. */
  private static void play(RunFixture run) {
    sql(
        """
        insert into messages (battle_id, seq, role, author, content, latency_ms)
        select b.id, s, case when s % 2 = 1 then 'user' else 'assistant' end, 'model',
          repeat('word ', 100), 200 + (b.run_index + s) % 50
        from battles b, generate_series(1, 8) s where b.run_id = ? order by b.id, s
        """,
        run);
    sql(
        """
        insert into judgements (battle_id, seq, verdict, rationale, criteria)
        select b.id, s, 'not_yet', repeat('because ', 20), jsonb_build_array(jsonb_build_object(
          'id', 'done', 'type', 'contains', 'required', true, 'rationale', '',
          'met', s = 8 and b.run_index % 2 = 0))
        from battles b, generate_series(2, 8, 2) s where b.run_id = ?
        """,
        run);
    sql(
        """
        insert into llm_calls (battle_id, seq, purpose, ordinal, state, provider, model,
          request_hash, worker, stored_at, settled, response, tokens_in, tokens_out, cost_micros)
        select b.id, s - (purpose = 'opponent')::int, purpose, 0, 'stored', 'openai', 'small', '', '',
          now(), '{1}', repeat('word ', 100), 10, 5, 1
        from battles b, generate_series(2, 8, 2) s, unnest('{agent,opponent,judge}'::text[]) purpose
        where b.run_id = ?
        """,
        run);
    sql(
        """
        update battles
        set message_count = 8, ended_at = now(),
            ended_reason = (array['goal', 'limit', 'goal', 'error'])[run_index % 4 + 1],
            state = (array['completed', 'completed', 'completed', 'failed'])[run_index % 4 + 1],
            error_type = (array[null, null, null, 'NOT_FOUND'])[run_index % 4 + 1]
        where run_id = ?
        """,
        run);
  }

  private static void sql(String sql, RunFixture run) {
    STORE.jdbc.sql(sql).param(run.id).update();
  }
}
