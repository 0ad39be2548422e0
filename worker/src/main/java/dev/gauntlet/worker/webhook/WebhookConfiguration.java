package dev.gauntlet.worker.webhook;

import dev.gauntlet.activities.webhook.DeliveryActivitiesImpl;
import dev.gauntlet.activities.webhook.WebhookClient;
import dev.gauntlet.storage.webhook.DeliveryAttempts;
import dev.gauntlet.workflows.webhook.DeliveryActivities;
import dev.gauntlet.workflows.webhook.WebhookTargets;
import io.temporal.client.WorkflowClient;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the delivery of webhooks is made of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
public class WebhookConfiguration {

  @Bean
  WebhookClient webhookClient(WebhookProperties properties) {
    return new WebhookClient(new WebhookTargets(properties.allow()), properties.timeout());
  }

  @Bean
  DeliveryActivities deliveryActivities(
      DeliveryAttempts attempts, WebhookClient client, WebhookProperties properties) {
    return new DeliveryActivitiesImpl(
        attempts, client, properties.ownSecret(), InstantSource.system());
  }

  @Bean
  WebhookWorker webhookWorker(WorkflowClient client, DeliveryActivities activities) {
    return new WebhookWorker(client, activities);
  }
}
