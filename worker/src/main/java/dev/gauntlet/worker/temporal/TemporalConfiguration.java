package dev.gauntlet.worker.temporal;

import dev.gauntlet.activities.call.InFlightCalls;
import dev.gauntlet.activities.limit.Limits;
import dev.gauntlet.activities.run.RunActivities;
import dev.gauntlet.worker.WorkerId;
import dev.gauntlet.worker.provider.ConfiguredProviders;
import dev.gauntlet.workflows.Payloads;
import dev.gauntlet.workflows.battle.JudgingActivities;
import dev.gauntlet.workflows.battle.RecordingActivities;
import dev.gauntlet.workflows.battle.TurnActivities;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects this worker with Temporal, wired by hand. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TemporalProperties.class)
public class TemporalConfiguration {

  @Bean(destroyMethod = "shutdown")
  @ConditionalOnMissingBean
  WorkflowServiceStubs temporal(TemporalProperties properties) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder().setTarget(properties.target()).build());
  }

  @Bean
  @ConditionalOnMissingBean
  WorkflowClient workflowClient(
      WorkflowServiceStubs temporal, TemporalProperties properties, WorkerId id) {
    return WorkflowClient.newInstance(
        temporal,
        WorkflowClientOptions.newBuilder()
            .setNamespace(properties.namespace())
            .setDataConverter(Payloads.converter())
            .setIdentity(id.identity())
            .build());
  }

  @Bean
  BattleWorkers battleWorkers(
      WorkflowClient client,
      TemporalProperties properties,
      RecordingActivities recording,
      TurnActivities turns,
      JudgingActivities judging,
      RunActivities runs,
      InFlightCalls inFlight,
      ConfiguredProviders providers,
      Limits limits) {
    return new BattleWorkers(
        client, properties, recording, turns, judging, runs, inFlight, providers.limits(), limits);
  }
}
