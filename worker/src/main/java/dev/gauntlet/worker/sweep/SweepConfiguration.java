package dev.gauntlet.worker.sweep;

import dev.gauntlet.storage.battle.BattleIntents;
import dev.gauntlet.storage.battle.BattleProgress;
import dev.gauntlet.storage.battle.Sweep;
import dev.gauntlet.worker.Periodic;
import io.temporal.client.WorkflowClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs the sweeper. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SweepProperties.class)
public class SweepConfiguration {

  @Bean
  Periodic sweeping(
      WorkflowClient client,
      Sweep sweep,
      BattleIntents intents,
      BattleProgress progress,
      SweepProperties properties) {
    return new Periodic(
        "sweeper", properties.every(), new Sweeper(client, sweep, intents, progress, properties));
  }
}
