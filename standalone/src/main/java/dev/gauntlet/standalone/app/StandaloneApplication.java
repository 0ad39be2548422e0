package dev.gauntlet.standalone.app;

import dev.gauntlet.standalone.server.Servers;
import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.Sweep;
import dev.gauntlet.storage.run.RunSweep;
import dev.gauntlet.storage.webhook.DeliverySweep;
import dev.gauntlet.web.WebConfiguration;
import dev.gauntlet.worker.Periodic;
import dev.gauntlet.worker.WorkerConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Web and worker in one context. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({WorkerConfiguration.class, WebConfiguration.class})
@EnableConfigurationProperties(EmbeddedProperties.class)
class StandaloneApplication {

  /** Only the embedded server keeps everything in this process's heap. */
  @Bean
  @ConditionalOnBooleanProperty("gauntlet.embedded.in-use")
  Periodic forgetting(
      Servers servers,
      BattleQueries queries,
      Sweep sweep,
      RunSweep runs,
      DeliverySweep deliveries,
      EmbeddedProperties properties) {
    return new Periodic(
        "forgetting",
        properties.lookEvery(),
        new Forgetting(
            servers::forgetWorkflows, queries, sweep, runs, deliveries, properties.forgetAfter()));
  }
}
