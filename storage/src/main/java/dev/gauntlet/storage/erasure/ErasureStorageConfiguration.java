package dev.gauntlet.storage.erasure;

import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.report.RunReports;
import dev.gauntlet.storage.run.RunQueries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What erases what was asked and said. */
@Configuration(proxyBeanMethods = false)
public class ErasureStorageConfiguration {

  @Bean
  BattleErasure battleErasure(
      JdbcClient jdbc,
      TransactionOperations transactions,
      BattleQueries battles,
      RunReports reports) {
    return new BattleErasure(jdbc, transactions, battles, reports);
  }

  @Bean
  RunErasure runErasure(
      JdbcClient jdbc, TransactionOperations transactions, RunQueries runs, RunReports reports) {
    return new RunErasure(jdbc, transactions, runs, reports);
  }
}
