package dev.gauntlet.storage;

import dev.gauntlet.storage.agent.AgentStorageConfiguration;
import dev.gauntlet.storage.battle.Admissions;
import dev.gauntlet.storage.battle.BattleCounts;
import dev.gauntlet.storage.battle.BattleIntents;
import dev.gauntlet.storage.battle.BattleProgress;
import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.BattleTails;
import dev.gauntlet.storage.battle.Cancellations;
import dev.gauntlet.storage.battle.Events;
import dev.gauntlet.storage.battle.Judgements;
import dev.gauntlet.storage.battle.Messages;
import dev.gauntlet.storage.battle.Retries;
import dev.gauntlet.storage.battle.Sweep;
import dev.gauntlet.storage.battle.Transcripts;
import dev.gauntlet.storage.erasure.ErasureStorageConfiguration;
import dev.gauntlet.storage.estimate.PastBattles;
import dev.gauntlet.storage.job.OpenJobs;
import dev.gauntlet.storage.journal.Journal;
import dev.gauntlet.storage.report.RunComparisons;
import dev.gauntlet.storage.report.RunExport;
import dev.gauntlet.storage.report.RunReports;
import dev.gauntlet.storage.report.RunSummaries;
import dev.gauntlet.storage.report.RunTranscripts;
import dev.gauntlet.storage.retention.RetentionStorageConfiguration;
import dev.gauntlet.storage.run.BattlesOfRun;
import dev.gauntlet.storage.run.RunAdmissions;
import dev.gauntlet.storage.run.RunIntents;
import dev.gauntlet.storage.run.RunProgress;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.storage.run.RunSweep;
import dev.gauntlet.storage.search.MessageSearch;
import dev.gauntlet.storage.signal.ChangedBattles;
import dev.gauntlet.storage.signal.Channel;
import dev.gauntlet.storage.signal.Deltas;
import dev.gauntlet.storage.signal.Listener;
import dev.gauntlet.storage.signal.Notifier;
import dev.gauntlet.storage.timeline.TimelineQueries;
import dev.gauntlet.storage.webhook.Outbox;
import dev.gauntlet.storage.webhook.WebhookStorageConfiguration;
import dev.gauntlet.storage.worker.Workers;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

/** Everything that reads and writes the database. */
@Configuration(proxyBeanMethods = false)
@Import({
  AgentStorageConfiguration.class,
  ErasureStorageConfiguration.class,
  RetentionStorageConfiguration.class,
  WebhookStorageConfiguration.class
})
public class StorageConfiguration {

  @Bean
  Notifier notifier(JdbcClient jdbc) {
    return new Notifier(jdbc);
  }

  @Bean
  Listener listener(DataSource dataSource) {
    return new Listener(dataSource);
  }

  @Bean
  Deltas deltas(Notifier notifier) {
    return new Deltas(notifier);
  }

  @Bean
  ChangedBattles changedBattles(Notifier notifier) {
    return new ChangedBattles(ids -> notifier.sendIds(Channel.EVENTS, ids));
  }

  @Bean
  Events events(JdbcClient jdbc, ChangedBattles changed) {
    return new Events(jdbc, changed);
  }

  @Bean
  Messages messages(JdbcClient jdbc, ChangedBattles changed) {
    return new Messages(jdbc, changed);
  }

  @Bean
  Judgements judgements(JdbcClient jdbc, Events events) {
    return new Judgements(jdbc, events);
  }

  @Bean
  Journal journal(
      JdbcClient jdbc,
      TransactionOperations transactions,
      Events events,
      Messages messages,
      Judgements judgements,
      Outbox outbox) {
    return new Journal(jdbc, transactions, events, messages, judgements, outbox);
  }

  @Bean
  Admissions admissions(JdbcClient jdbc) {
    return new Admissions(jdbc);
  }

  @Bean
  OpenJobs openJobs(JdbcClient jdbc, TransactionOperations transactions) {
    return new OpenJobs(jdbc, transactions);
  }

  @Bean
  BattleIntents battleIntents(JdbcClient jdbc) {
    return new BattleIntents(jdbc);
  }

  @Bean
  BattleProgress battleProgress(
      JdbcClient jdbc,
      TransactionOperations transactions,
      Events events,
      Messages messages,
      Outbox outbox) {
    return new BattleProgress(jdbc, transactions, events, messages, outbox);
  }

  @Bean
  Retries retries(JdbcClient jdbc, TransactionOperations transactions) {
    return new Retries(jdbc, transactions);
  }

  @Bean
  BattleQueries battleQueries(JdbcClient jdbc) {
    return new BattleQueries(jdbc);
  }

  @Bean
  BattleTails battleTails(JdbcClient jdbc) {
    return new BattleTails(jdbc);
  }

  @Bean
  BattleCounts battleCounts(JdbcClient jdbc) {
    return new BattleCounts(jdbc, BattleCounts.EXACT_TO);
  }

  @Bean
  Transcripts transcripts(JdbcClient jdbc) {
    return new Transcripts(jdbc);
  }

  @Bean
  Cancellations cancellations(DataSource dataSource, JdbcClient jdbc) {
    return new Cancellations(dataSource, jdbc);
  }

  @Bean
  Sweep sweep(JdbcClient jdbc) {
    return new Sweep(jdbc);
  }

  @Bean
  RunAdmissions runAdmissions(JdbcClient jdbc, TransactionOperations transactions) {
    return new RunAdmissions(jdbc, transactions);
  }

  @Bean
  RunIntents runIntents(JdbcClient jdbc) {
    return new RunIntents(jdbc);
  }

  @Bean
  RunProgress runProgress(JdbcClient jdbc, TransactionOperations transactions, Outbox outbox) {
    return new RunProgress(jdbc, transactions, outbox);
  }

  @Bean
  BattlesOfRun battlesOfRun(JdbcClient jdbc, BattleProgress progress) {
    return new BattlesOfRun(jdbc, progress);
  }

  @Bean
  RunQueries runQueries(JdbcClient jdbc) {
    return new RunQueries(jdbc);
  }

  @Bean
  RunSweep runSweep(JdbcClient jdbc) {
    return new RunSweep(jdbc);
  }

  @Bean
  RunSummaries runSummaries(JdbcClient jdbc) {
    return new RunSummaries(jdbc);
  }

  @Bean
  RunTranscripts runTranscripts(JdbcClient jdbc) {
    return new RunTranscripts(jdbc);
  }

  /** Whoever searches waits for an answer. */
  @Bean
  MessageSearch messageSearch(JdbcClient jdbc) {
    return new MessageSearch(jdbc, Duration.ofSeconds(5));
  }

  @Bean
  PastBattles pastBattles(JdbcClient jdbc) {
    return new PastBattles(jdbc);
  }

  @Bean
  TimelineQueries timelineQueries(JdbcClient jdbc) {
    return new TimelineQueries(jdbc, Duration.ofSeconds(5));
  }

  @Bean
  Workers workers(JdbcClient jdbc) {
    return new Workers(jdbc);
  }

  @Bean
  RunReports runReports(JdbcClient jdbc, PlatformTransactionManager transactions) {
    return new RunReports(jdbc, transactions);
  }

  @Bean
  RunComparisons runComparisons(RunReports reports, JdbcClient jdbc) {
    return new RunComparisons(reports, jdbc);
  }

  @Bean
  RunExport runExport(JdbcClient jdbc, BattleQueries battles) {
    return new RunExport(jdbc, battles);
  }
}
