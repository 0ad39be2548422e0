package dev.gauntlet.worker.metrics;

import dev.gauntlet.storage.battle.BattleQueries;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Metrics that are read from the database. */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {
  private static final Duration FRESH = Duration.ofSeconds(5);

  @Bean
  BattleMeters battleMeters(BattleQueries battles) {
    return new BattleMeters(battles::countsByEnd, FRESH, InstantSource.system());
  }
}
