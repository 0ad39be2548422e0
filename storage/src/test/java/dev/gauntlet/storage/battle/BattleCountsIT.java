package dev.gauntlet.storage.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.Specs;
import dev.gauntlet.storage.TestStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BattleCountsIT {
  private final TestStore store = TestStore.create();

  @Test
  void fewBattlesAreCountedExactly() {
    store.admit(Specs.scripted());
    store.admit(Specs.scripted());
    store.begin();

    BattleCounts.Counts counts =
        new BattleCounts(store.jdbc, 2).count(List.of("queued", "running", "paused"));

    assertThat(counts.byState())
        .containsOnly(Map.entry("queued", 2L), Map.entry("running", 1L), Map.entry("paused", 0L));
    assertThat(counts.estimated()).isEmpty();
  }

  @Test
  void manyAreEstimatedAndSaidToBe() {
    fill(3_000);
    store.begin();
    store.jdbc.sql("analyze battles").update();

    BattleCounts.Counts counts =
        new BattleCounts(store.jdbc, 100).count(List.of("queued", "running"));

    assertThat(counts.byState().get("queued")).isBetween(2_900L, 3_100L);
    assertThat(counts.byState().get("running")).isEqualTo(1);
    assertThat(counts.estimated()).containsExactly("queued");
  }

  @Test
  void withoutStatisticsThereAreAtLeastThoseThatWereCounted() {
    store.jdbc.sql("alter table battles set (autovacuum_enabled = off)").update();
    fill(300);

    BattleCounts.Counts counts = new BattleCounts(store.jdbc, 100).count(List.of("queued"));

    assertThat(counts.byState().get("queued")).isEqualTo(101);
    assertThat(counts.estimated()).containsExactly("queued");
  }

  private void fill(int battles) {
    store
        .jdbc
        .sql(
            """
            insert into battles (id, fingerprint, spec)
            select 'many-' || n, '', '{}' from generate_series(1, ?) n
            """)
        .param(battles)
        .update();
  }
}
