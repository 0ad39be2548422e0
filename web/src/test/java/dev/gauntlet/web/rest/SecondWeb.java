package dev.gauntlet.web.rest;

import dev.gauntlet.web.WebApplication;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.serviceclient.WorkflowServiceStubs;
import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Another web on the same database and the same Temporal. */
public final class SecondWeb implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private SecondWeb(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts one on a free port, with properties such as {@code gauntlet.stream.max-open=2}. */
  public static SecondWeb start(
      DataSource database, WorkflowServiceStubs temporal, String... properties) {
    return new SecondWeb(
        new SpringApplicationBuilder(WebApplication.class)
            .bannerMode(Banner.Mode.OFF)
            .registerShutdownHook(false)
            .properties("spring.config.import=classpath:gauntlet-web.yaml")
            .properties("server.port=0")
            .properties(properties)
            .initializers(context -> {
              context.getBeanFactory().registerSingleton("dataSource", database);
              context.getBeanFactory().registerSingleton("temporal", temporal);
            })
            .run("--server.port=0"));
  }

  /** A client of it. */
  public Rest rest() {
    return new Rest(context.getEnvironment());
  }

  /** What a gauge of it says. */
  public double gauge(String name) {
    return context.getBean(MeterRegistry.class).get(name).gauge().value();
  }

  @Override
  public void close() {
    context.close();
  }
}
