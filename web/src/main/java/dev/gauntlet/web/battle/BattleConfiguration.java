package dev.gauntlet.web.battle;

import dev.gauntlet.storage.agent.AgentQueries;
import dev.gauntlet.storage.agent.TemplateQueries;
import dev.gauntlet.storage.battle.Admissions;
import dev.gauntlet.storage.battle.BattleIntents;
import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.Retries;
import dev.gauntlet.storage.job.OpenJobs;
import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.web.body.JsonBody;
import dev.gauntlet.web.door.DoorProperties;
import dev.gauntlet.web.live.LongPoll;
import dev.gauntlet.web.start.Caps;
import dev.gauntlet.web.start.StartCheck;
import dev.gauntlet.web.start.StartReader;
import dev.gauntlet.web.start.StoredSetups;
import dev.gauntlet.web.temporal.BattleRemote;
import dev.gauntlet.web.temporal.WebTemporalProperties;
import dev.gauntlet.workflows.webhook.WebhookTargets;
import io.temporal.client.WorkflowClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What battles over REST are made of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Caps.class)
public class BattleConfiguration {

  @Bean
  BattleRemote battleRemote(WorkflowClient client, BattleIntents intents, Workers workers) {
    return new BattleRemote(client, intents, workers);
  }

  @Bean
  StartCheck startCheck(Workers workers, WebhookTargets targets) {
    return new StartCheck(workers, targets);
  }

  @Bean
  StatusReader statusReader(
      BattleQueries queries, BattleRemote remote, Workers workers, WebTemporalProperties temporal) {
    return new StatusReader(queries, remote, workers, temporal.ui());
  }

  @Bean
  StoredSetups storedSetups(AgentQueries agents, TemplateQueries templates) {
    return new StoredSetups(agents, templates);
  }

  @Bean
  StartReader startReader(StartCheck check, StoredSetups stored) {
    return new StartReader(check, stored);
  }

  @Bean
  BattleLists battleLists(BattleQueries queries, WebTemporalProperties temporal) {
    return new BattleLists(queries, temporal.ui());
  }

  @Bean
  RetryController retryController(
      Retries retries,
      BattleQueries queries,
      BattleRemote remote,
      DoorProperties door,
      WebTemporalProperties temporal) {
    return new RetryController(
        retries, queries, remote, new JsonBody(door.maxBody()), temporal.ui());
  }

  @Bean
  BattleController battleController(
      Admissions admissions,
      StartReader reader,
      BattleLists lists,
      BattleQueries queries,
      BattleIntents intents,
      BattleRemote remote,
      StatusReader statuses,
      LongPoll polls,
      OpenJobs jobs,
      Caps caps,
      DoorProperties door,
      WebTemporalProperties temporal) {
    return new BattleController(
        new BattleStarts(admissions, queries, reader, remote, jobs, caps),
        lists,
        queries,
        intents,
        remote,
        statuses,
        polls,
        new JsonBody(door.maxBody()),
        temporal.ui());
  }
}
