package dev.gauntlet.web.health;

import dev.gauntlet.storage.battle.BattleCounts;
import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.web.temporal.WebTemporalProperties;
import io.temporal.serviceclient.WorkflowServiceStubs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the health over REST is made of. */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

  @Bean
  HealthReader healthReader(
      WorkflowServiceStubs temporal,
      BattleCounts battles,
      Workers workers,
      WebTemporalProperties properties) {
    return new HealthReader(temporal, battles, workers, properties);
  }

  @Bean
  HealthController healthController(HealthReader reader) {
    return new HealthController(reader);
  }
}
