package dev.gauntlet.web.rest;

import com.zaxxer.hikari.HikariDataSource;
import dev.gauntlet.storage.battle.BattleProgress;
import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.Judgements;
import dev.gauntlet.storage.journal.Journal;
import dev.gauntlet.storage.run.BattlesOfRun;
import dev.gauntlet.storage.run.RunProgress;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.testing.TestDatabase;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.testserver.TestServer.InProcessTestServer;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the web is served on in a test: real parts, but for the players of its battles. */
@TestConfiguration(proxyBeanMethods = false)
class RestServer {

  @Bean
  DatabaseOutage dataSource() {
    TestDatabase database = TestDatabase.create();
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(database.jdbcUrl());
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    return new DatabaseOutage(pool);
  }

  /** "Locked" time skipping is real time. */
  @Bean
  InProcessTestServer temporalServer() {
    return TestServer.createServer(true);
  }

  @Bean
  Outage outage() {
    return new Outage();
  }

  @Bean(destroyMethod = "shutdownNow")
  WorkflowServiceStubs temporal(InProcessTestServer server, Outage outage) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder()
            .setChannel(server.getChannel())
            .setGrpcClientInterceptors(List.of(outage))
            .build());
  }

  @Bean
  Players players(BattleQueries queries, Journal journal) {
    return new Players(queries, journal);
  }

  @Bean
  PlayingWorker playingWorker(
      InProcessTestServer server,
      Players players,
      BattleProgress progress,
      BattleQueries queries,
      Judgements judgements,
      RunProgress runs,
      RunQueries runQueries,
      BattlesOfRun battlesOfRun) {
    return new PlayingWorker(
        server.getChannel(),
        new Recorder(progress, queries, judgements),
        new RunRecorder(runs, runQueries, battlesOfRun, progress),
        players);
  }

  @Bean
  Rows rows(JdbcClient jdbc, Workers workers) {
    return new Rows(jdbc, workers);
  }

  @Bean
  Rest rest(Environment environment, Rows rows) {
    rows.registerWorker();
    return new Rest(environment);
  }

  @Bean
  FaultyController faultyController() {
    return new FaultyController();
  }
}
