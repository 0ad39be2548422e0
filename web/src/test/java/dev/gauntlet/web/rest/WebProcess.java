package dev.gauntlet.web.rest;

import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.testing.TestDatabase;
import dev.gauntlet.web.WebApplication;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A web of its own on a free port, with properties of its own. */
public final class WebProcess implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private WebProcess(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts one on a database that others may share. Temporal is away, so that what is started is
   * accepted and stays open.
   *
   * @param properties as {@code name=value}
   */
  public static WebProcess start(TestDatabase database, String... properties) {
    return start(
        context -> {},
        Stream.concat(
            Stream.of(
                "spring.flyway.enabled=true",
                "spring.datasource.url=" + database.jdbcUrl(),
                "spring.datasource.username=" + database.user(),
                "spring.datasource.password=" + database.password(),
                "gauntlet.temporal.target=127.0.0.1:1"),
            Stream.of(properties)));
  }

  /**
   * Starts one on the same database and the same Temporal as the web under test.
   *
   * @param properties as {@code name=value}
   */
  public static WebProcess beside(
      DataSource database, WorkflowServiceStubs temporal, String... properties) {
    return start(
        context -> {
          context.getBeanFactory().registerSingleton("dataSource", database);
          context.getBeanFactory().registerSingleton("temporal", temporal);
        },
        Stream.of(properties));
  }

  private static WebProcess start(
      ApplicationContextInitializer<ConfigurableApplicationContext> parts,
      Stream<String> properties) {
    SpringApplication application = new SpringApplication(Parts.class, WebApplication.class);
    application.addInitializers(parts);
    return new WebProcess(
        application.run(
            Stream.concat(
                    Stream.of("spring.config.import=classpath:gauntlet-web.yaml", "server.port=0"),
                    properties)
                .map(property -> "--" + property)
                .toArray(String[]::new)));
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
