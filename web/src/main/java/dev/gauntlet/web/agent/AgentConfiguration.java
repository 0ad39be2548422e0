package dev.gauntlet.web.agent;

import dev.gauntlet.storage.agent.AgentQueries;
import dev.gauntlet.storage.agent.AgentStore;
import dev.gauntlet.storage.agent.TemplateQueries;
import dev.gauntlet.storage.agent.TemplateStore;
import dev.gauntlet.web.body.JsonBody;
import dev.gauntlet.web.door.DoorProperties;
import dev.gauntlet.web.start.StartCheck;
import dev.gauntlet.web.start.StoredSetups;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What agents and templates over REST are made of. */
@Configuration(proxyBeanMethods = false)
public class AgentConfiguration {

  @Bean
  AgentController agentController(
      AgentStore store,
      AgentQueries queries,
      StartCheck check,
      StoredSetups stored,
      DoorProperties door) {
    return new AgentController(
        store, queries, new AgentReader(check, stored), new JsonBody(door.maxBody()));
  }

  @Bean
  TemplateController templateController(
      TemplateStore store, TemplateQueries queries, DoorProperties door) {
    return new TemplateController(store, queries, new JsonBody(door.maxBody()));
  }
}
