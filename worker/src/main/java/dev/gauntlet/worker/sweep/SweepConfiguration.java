package dev.gauntlet.worker.sweep;

import dev.gauntlet.storage.battle.BattleIntents;
import dev.gauntlet.storage.battle.BattleProgress;
import dev.gauntlet.storage.battle.Sweep;
import dev.gauntlet.storage.run.BattlesOfRun;
import dev.gauntlet.storage.run.RunIntents;
import dev.gauntlet.storage.run.RunProgress;
import dev.gauntlet.storage.run.RunSweep;
import dev.gauntlet.storage.webhook.DeliveryAttempts;
import dev.gauntlet.storage.webhook.DeliverySweep;
import dev.gauntlet.worker.Periodic;
import dev.gauntlet.worker.webhook.WebhookProperties;
import io.temporal.client.WorkflowClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs the sweepers. */
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
    OpenBattles battles = new OpenBattles(client, sweep, intents, progress);
    return new Periodic("sweeper", properties.every(), new Sweeper<>(client, battles, properties));
  }

  @Bean
  Periodic sweepingRuns(
      WorkflowClient client,
      RunSweep sweep,
      RunIntents intents,
      RunProgress progress,
      BattlesOfRun battles,
      SweepProperties properties) {
    OpenRuns runs = new OpenRuns(client, sweep, intents, progress, battles);
    return new Periodic("run-sweeper", properties.every(), new Sweeper<>(client, runs, properties));
  }

  @Bean
  Periodic sweepingDeliveries(
      WorkflowClient client,
      DeliverySweep sweep,
      DeliveryAttempts attempts,
      WebhookProperties webhooks,
      SweepProperties properties) {
    OpenDeliveries deliveries = new OpenDeliveries(client, sweep, attempts, webhooks.concurrency());
    return new Periodic(
        "delivery-sweeper", properties.every(), new Sweeper<>(client, deliveries, properties));
  }
}
