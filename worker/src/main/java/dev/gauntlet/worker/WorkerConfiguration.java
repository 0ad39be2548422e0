package dev.gauntlet.worker;

import dev.gauntlet.storage.StorageConfiguration;
import dev.gauntlet.worker.liveness.LivenessConfiguration;
import dev.gauntlet.worker.metrics.MetricsConfiguration;
import dev.gauntlet.worker.provider.ProviderConfiguration;
import dev.gauntlet.worker.retention.RetentionConfiguration;
import dev.gauntlet.worker.sweep.SweepConfiguration;
import dev.gauntlet.worker.temporal.TemporalConfiguration;
import dev.gauntlet.worker.webhook.WebhookConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything a worker is made of; the standalone process takes it in as it is. */
@Configuration(proxyBeanMethods = false)
@Import({
  StorageConfiguration.class,
  ProviderConfiguration.class,
  ActivityConfiguration.class,
  TemporalConfiguration.class,
  SweepConfiguration.class,
  WebhookConfiguration.class,
  RetentionConfiguration.class,
  LivenessConfiguration.class,
  MetricsConfiguration.class
})
public class WorkerConfiguration {}
