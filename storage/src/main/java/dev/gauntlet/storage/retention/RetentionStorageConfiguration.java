package dev.gauntlet.storage.retention;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What removes what has been kept for long enough. */
@Configuration(proxyBeanMethods = false)
public class RetentionStorageConfiguration {

  @Bean
  RetentionLock retentionLock(DataSource dataSource) {
    return new RetentionLock(dataSource);
  }

  @Bean
  BattleRemoval battleRemoval(JdbcClient jdbc) {
    return new BattleRemoval(jdbc);
  }

  @Bean
  DeliveryRemoval deliveryRemoval(JdbcClient jdbc) {
    return new DeliveryRemoval(jdbc);
  }

  @Bean
  RunRemoval runRemoval(JdbcClient jdbc, TransactionOperations transactions) {
    return new RunRemoval(jdbc, transactions);
  }

  @Bean
  BodyRemoval bodyRemoval(JdbcClient jdbc) {
    return new BodyRemoval(jdbc);
  }
}
