package dev.gauntlet.web.rest;

import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.testing.TestDatabase;
import dev.gauntlet.web.WebApplication;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A web on a free port and a database that others may share, with properties of its own. Temporal
 * is away, so that what is started is accepted and stays open.
 */
public final class WebProcess implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private WebProcess(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts it, with properties as {@code name=value}. */
  public static WebProcess start(TestDatabase database, String... properties) {
    String[] arguments =
        Stream.concat(
                Stream.of(
                    "spring.config.import=classpath:gauntlet-web.yaml",
                    "spring.flyway.enabled=true",
                    "spring.datasource.url=" + database.jdbcUrl(),
                    "spring.datasource.username=" + database.user(),
                    "spring.datasource.password=" + database.password(),
                    "server.port=0",
                    "gauntlet.temporal.target=127.0.0.1:1"),
                Stream.of(properties))
            .map(property -> "--" + property)
            .toArray(String[]::new);
    Class<?>[] sources = {Parts.class, WebApplication.class};
    return new WebProcess(SpringApplication.run(sources, arguments));
  }

  /** A client of it. */
  public Rest rest() {
    return context.getBean(Rest.class);
  }

  /** One of its parts. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Parts {

    @Bean
    Rest rest(Environment environment, JdbcClient jdbc, Workers workers) {
      new Rows(jdbc, workers).registerWorker();
      return new Rest(environment);
    }

    @Bean
    FaultyController faultyController() {
      return new FaultyController();
    }
  }
}
