package dev.gauntlet.web.scale;

import dev.gauntlet.storage.job.OpenJobs;
import dev.gauntlet.storage.run.RunAdmissions;
import dev.gauntlet.storage.run.RunIntents;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.web.battle.BattleLists;
import dev.gauntlet.web.body.JsonBody;
import dev.gauntlet.web.door.DoorProperties;
import dev.gauntlet.web.live.LongPoll;
import dev.gauntlet.web.start.Caps;
import dev.gauntlet.web.start.StartCheck;
import dev.gauntlet.web.start.StoredSetups;
import dev.gauntlet.web.temporal.RunRemote;
import dev.gauntlet.web.temporal.WebTemporalProperties;
import io.temporal.client.WorkflowClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What runs over REST are made of. */
@Configuration(proxyBeanMethods = false)
public class ScaleConfiguration {

  @Bean
  RunRemote runRemote(WorkflowClient client, RunIntents intents, Workers workers) {
    return new RunRemote(client, intents, workers);
  }

  @Bean
  RunStatusReader runStatusReader(
      RunQueries queries, RunRemote remote, WebTemporalProperties temporal) {
    return new RunStatusReader(queries, remote, temporal.ui());
  }

  @Bean
  RunReader runReader(StartCheck check, StoredSetups stored, Caps caps) {
    return new RunReader(check, stored, caps);
  }

  @Bean
  RunController runController(
      RunAdmissions admissions,
      RunQueries queries,
      RunIntents intents,
      RunReader reader,
      OpenJobs jobs,
      Caps caps,
      RunRemote remote,
      BattleLists battles,
      RunStatusReader statuses,
      LongPoll polls,
      DoorProperties door,
      WebTemporalProperties temporal) {
    return new RunController(
        new RunStarts(admissions, queries, reader, remote, jobs, caps),
        queries,
        new RunLists(queries, temporal.ui()),
        battles,
        statuses,
        polls,
        intents,
        remote,
        new JsonBody(door.maxRunBody()),
        temporal.ui());
  }
}
