package dev.gauntlet.web.webhook;

import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.storage.webhook.DeliveryAttempts;
import dev.gauntlet.storage.webhook.DeliveryQueries;
import dev.gauntlet.storage.webhook.Outbox;
import dev.gauntlet.storage.webhook.Webhooks;
import dev.gauntlet.web.body.JsonBody;
import dev.gauntlet.web.door.DoorProperties;
import dev.gauntlet.workflows.webhook.WebhookTargets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What webhooks over REST are made of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookTargetProperties.class)
public class SubscriptionConfiguration {

  @Bean
  WebhookTargets webhookTargets(WebhookTargetProperties properties) {
    return new WebhookTargets(properties.allow());
  }

  @Bean
  WebhookSubscriptions webhookSubscriptions(Webhooks webhooks, WebhookTargets targets) {
    return new WebhookSubscriptions(webhooks, targets);
  }

  @Bean
  WebhookController webhookController(
      WebhookSubscriptions subscriptions, Webhooks webhooks, DoorProperties door) {
    return new WebhookController(subscriptions, webhooks, new JsonBody(door.maxBody()));
  }

  @Bean
  DeliveryController deliveryController(
      WebhookSubscriptions subscriptions,
      DeliveryQueries queries,
      DeliveryAttempts attempts,
      Outbox outbox) {
    return new DeliveryController(subscriptions, queries, attempts, outbox);
  }

  @Bean
  StartDeliveryController startDeliveryController(
      BattleQueries battles, RunQueries runs, DeliveryQueries queries, DeliveryAttempts attempts) {
    return new StartDeliveryController(battles, runs, queries, attempts);
  }
}
