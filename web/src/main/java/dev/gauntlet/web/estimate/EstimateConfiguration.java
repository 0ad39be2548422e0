package dev.gauntlet.web.estimate;

import dev.gauntlet.storage.estimate.PastBattles;
import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.web.body.JsonBody;
import dev.gauntlet.web.door.DoorProperties;
import dev.gauntlet.web.scale.RunReader;
import dev.gauntlet.web.start.StartReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What estimates over REST are made of. */
@Configuration(proxyBeanMethods = false)
public class EstimateConfiguration {

  @Bean
  EstimateController estimateController(
      StartReader battles, RunReader runs, Workers workers, PastBattles past, DoorProperties door) {
    return new EstimateController(
        battles, runs, new Estimator(workers, past), new JsonBody(door.maxRunBody()));
  }
}
