package dev.gauntlet.standalone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.Sweep;
import dev.gauntlet.storage.run.RunSweep;
import dev.gauntlet.storage.webhook.DeliverySweep;
import dev.gauntlet.testing.TestDatabase;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ForgettingIT {
  private final JdbcClient jdbc = JdbcClient.create(migrated());
  private final AtomicInteger forgotten = new AtomicInteger();

  private static DataSource migrated() {
    DataSource database = TestDatabase.create().dataSource();
    Flyway.configure().dataSource(database).load().migrate();
    return database;
  }

  @Test
  void whatWasRemovedFromTheDatabaseIsStillToBeForgotten() {
    end("before");
    Forgetting forgetting =
        new Forgetting(
            forgotten::incrementAndGet,
            new BattleQueries(jdbc),
            new Sweep(jdbc),
            new RunSweep(jdbc),
            new DeliverySweep(jdbc),
            2);
    end("a");
    forgetting.run();
    jdbc.sql("delete from battles").update();
    forgetting.run();
    assertThat(forgotten).hasValue(0);

    end("b");
    forgetting.run();
    assertThat(forgotten).hasValue(1);

    forgetting.run();
    end("c");
    forgetting.run();
    assertThat(forgotten).hasValue(1);
  }

  private void end(String battle) {
    jdbc.sql(
            """
            insert into battles (id, fingerprint, spec, state, ended_reason, ended_at)
            values (?, '', '{}', 'completed', 'goal', now())
            """)
        .param(battle)
        .update();
  }
}
