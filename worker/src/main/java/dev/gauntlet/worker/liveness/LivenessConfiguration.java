package dev.gauntlet.worker.liveness;

import dev.gauntlet.activities.call.Audience;
import dev.gauntlet.activities.call.InFlightCalls;
import dev.gauntlet.activities.limit.Limits;
import dev.gauntlet.storage.battle.Cancellations;
import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.worker.Periodic;
import dev.gauntlet.worker.WorkerId;
import dev.gauntlet.worker.provider.ConfiguredProviders;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps this worker's row and its ear for cancelled battles. */
@Configuration(proxyBeanMethods = false)
public class LivenessConfiguration {
  private static final Duration BEAT = Duration.ofSeconds(5);
  private static final Duration LISTEN_AGAIN = Duration.ofSeconds(1);

  @Bean
  WorkerRegistration workerRegistration(
      Workers workers, WorkerId id, ConfiguredProviders providers, Limits limits) {
    return new WorkerRegistration(workers, id, providers, limits);
  }

  @Bean
  Periodic beating(WorkerRegistration registration) {
    return new Periodic("worker-heartbeat", BEAT, registration::beat);
  }

  @Bean
  Periodic listening(Cancellations cancellations, InFlightCalls inFlight, Audience audience) {
    return new Periodic(
        "cancel-listener", LISTEN_AGAIN, new CancelListener(cancellations, inFlight, audience));
  }
}
