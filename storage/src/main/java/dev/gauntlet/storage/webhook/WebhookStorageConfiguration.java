package dev.gauntlet.storage.webhook;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What reads and writes webhooks. */
@Configuration(proxyBeanMethods = false)
public class WebhookStorageConfiguration {

  @Bean
  Outbox outbox(JdbcClient jdbc, @Value("${gauntlet.public-url:}") String publicUrl) {
    return new Outbox(jdbc, publicUrl);
  }

  @Bean
  Webhooks webhooks(JdbcClient jdbc) {
    return new Webhooks(jdbc);
  }

  @Bean
  DeliverySweep deliverySweep(JdbcClient jdbc) {
    return new DeliverySweep(jdbc);
  }

  @Bean
  DeliveryQueries deliveryQueries(JdbcClient jdbc) {
    return new DeliveryQueries(jdbc);
  }

  @Bean
  DeliveryAttempts deliveryAttempts(JdbcClient jdbc) {
    return new DeliveryAttempts(jdbc);
  }
}
