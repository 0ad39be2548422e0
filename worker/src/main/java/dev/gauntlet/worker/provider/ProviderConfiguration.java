package dev.gauntlet.worker.provider;

import dev.gauntlet.activities.provider.TokenCounter;
import dev.gauntlet.activities.provider.http.HttpClients;
import java.net.http.HttpClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Configures the providers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ProviderProperties.class, SimulatedProperties.class})
public class ProviderConfiguration {

  @Bean
  HttpClient providerHttpClient() {
    return HttpClients.create();
  }

  @Bean
  ConfiguredProviders configuredProviders(
      ProviderProperties properties,
      SimulatedProperties simulated,
      HttpClient client,
      Environment environment) {
    return new ProviderSetup(properties, simulated, client, new TokenCounter(), environment)
        .providers();
  }
}
