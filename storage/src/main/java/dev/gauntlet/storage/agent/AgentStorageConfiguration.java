package dev.gauntlet.storage.agent;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What reads and writes agents and prompt templates. */
@Configuration(proxyBeanMethods = false)
public class AgentStorageConfiguration {

  @Bean
  AgentStore agentStore(JdbcClient jdbc) {
    return new AgentStore(jdbc);
  }

  @Bean
  AgentQueries agentQueries(JdbcClient jdbc) {
    return new AgentQueries(jdbc);
  }

  @Bean
  TemplateStore templateStore(JdbcClient jdbc) {
    return new TemplateStore(jdbc);
  }

  @Bean
  TemplateQueries templateQueries(JdbcClient jdbc) {
    return new TemplateQueries(jdbc);
  }
}
