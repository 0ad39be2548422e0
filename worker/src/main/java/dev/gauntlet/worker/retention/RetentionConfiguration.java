package dev.gauntlet.worker.retention;

import dev.gauntlet.storage.retention.BattleRemoval;
import dev.gauntlet.storage.retention.BodyRemoval;
import dev.gauntlet.storage.retention.DeliveryRemoval;
import dev.gauntlet.storage.retention.RetentionLock;
import dev.gauntlet.storage.retention.RunRemoval;
import dev.gauntlet.worker.Periodic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs the retention, and says what is kept for how long. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionProperties.class)
public class RetentionConfiguration {

  @Bean
  Periodic retention(
      RetentionLock lock,
      BattleRemoval battles,
      RunRemoval runs,
      BodyRemoval bodies,
      DeliveryRemoval deliveries,
      RetentionProperties properties,
      MeterRegistry meters) {
    List<Expiring> kinds = kinds(battles, runs, bodies, deliveries, properties);
    return new Periodic(
        "retention",
        properties.every(),
        new RetentionJob(lock, kinds, properties, InstantSource.system(), meters));
  }

  /** In this order: nothing is done to bodies that go with their battles anyway. */
  static List<Expiring> kinds(
      BattleRemoval battles,
      RunRemoval runs,
      BodyRemoval bodies,
      DeliveryRemoval deliveries,
      RetentionProperties properties) {
    Keep kept = properties.battles();
    Keep bodiesKept = properties.journalBodies();
    return List.of(
        new Expiring("battles", kept, runs::removeSomeBattles),
        new Expiring("runs", kept, (before, most) -> runs.removeSome(most)),
        new Expiring("battles", kept, battles::removeSome),
        new Expiring("journal_bodies", bodiesKept, bodies::removeSomeOfBattles),
        new Expiring("journal_bodies", bodiesKept, bodies::removeSomeOfRuns),
        new Expiring("deliveries", properties.deliveries(), deliveries::removeSome));
  }
}
