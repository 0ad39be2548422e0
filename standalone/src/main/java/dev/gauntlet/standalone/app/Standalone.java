package dev.gauntlet.standalone.app;

import dev.gauntlet.standalone.server.DatabaseAddress;
import dev.gauntlet.standalone.server.Environment;
import dev.gauntlet.standalone.server.Servers;
import dev.gauntlet.standalone.server.StartupException;
import dev.gauntlet.standalone.server.TemporalConnection;
import dev.gauntlet.standalone.server.TemporalMode;
import dev.gauntlet.storage.worker.Catalogue;
import dev.gauntlet.worker.provider.ConfiguredProviders;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;

/** A whole Gauntlet in this process: its servers, and web and worker on top of them. */
public final class Standalone implements AutoCloseable {
  private static final String CONFIGURATION =
      "classpath:gauntlet-web.yaml,classpath:gauntlet-worker.yaml";

  private final Servers servers;
  private final ConfigurableApplicationContext application;
  private final URI address;
  private boolean closed;

  private Standalone(Servers servers, ConfigurableApplicationContext application, URI address) {
    this.servers = servers;
    this.application = application;
    this.address = address;
  }

  /**
   * Starts everything; returns when it serves. What was started before a failure is closed.
   *
   * @throws StartupException with a sentence for the person at the terminal
   */
  public static Standalone start(Environment environment) {
    Servers servers = Servers.start(environment);
    try {
      ConfigurableApplicationContext application = application(servers, environment).run();
      int port = application.getEnvironment().getRequiredProperty("local.server.port", int.class);
      URI address = URI.create("http://" + hostInUrl(environment.host()) + ":" + port);
      servers.dataDirectory().announce(address);
      return new Standalone(servers, application, address);
    } catch (RuntimeException failure) {
      servers.close();
      throw explained(failure, logFile(servers));
    }
  }

  private static StartupException explained(RuntimeException failure, Path log) {
    if (failure instanceof StartupException known) {
      return known;
    }
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
    return new StartupException(
        "Gauntlet could not start: %s. More is in %s."
            .formatted(String.valueOf(cause.getMessage()).replaceFirst("[.\\s]+$", ""), log),
        failure);
  }

  private static SpringApplication application(Servers servers, Environment environment) {
    SpringApplication application = new SpringApplication(StandaloneApplication.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    application.setDefaultProperties(
        Map.of(
            "spring.config.import",
            CONFIGURATION,
            "logging.file.name",
            logFile(servers).toString(),
            "logging.threshold.console",
            "OFF"));
    application.addInitializers(placed(servers, environment));
    return application;
  }

  private static ApplicationContextInitializer<ConfigurableApplicationContext> placed(
      Servers servers, Environment environment) {
    TemporalConnection temporal = servers.temporal();
    DatabaseAddress database = servers.database();
    Map<String, Object> places = new LinkedHashMap<>();
    places.put("server.address", environment.host());
    places.put("server.port", environment.port());
    places.put("spring.datasource.url", database.jdbcUrl());
    places.put("spring.datasource.username", database.user());
    places.put("spring.datasource.password", database.password());
    places.put("spring.flyway.enabled", true);
    places.put("gauntlet.embedded.in-use", temporal.mode() instanceof TemporalMode.Embedded);
    places.put("gauntlet.temporal.mode", temporal.mode().word());
    places.put("gauntlet.temporal.namespace", temporal.namespace());
    temporal
        .ui()
        .ifPresent(
            ui -> places.put("gauntlet.temporal.ui", ui + "/namespaces/" + temporal.namespace()));
    if (environment.port() != 0) {
      places.put(
          "gauntlet.public-url",
          "http://" + hostInUrl(environment.host()) + ":" + environment.port());
    }
    return context -> {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("standalone", places));
      context.getBeanFactory().registerSingleton("temporal", temporal.stubs());
      context.getBeanFactory().registerSingleton("servers", servers);
    };
  }

  /** An address that everybody can be sent to also when all addresses are listened on. */
  private static String hostInUrl(String host) {
    if (host.equals("0.0.0.0") || host.equals("::")) {
      return "127.0.0.1";
    }
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private static Path logFile(Servers servers) {
    return servers.dataDirectory().path().resolve("gauntlet.log");
  }

  /** Where it serves, such as {@code http://127.0.0.1:8080}. */
  public URI address() {
    return address;
  }

  /** What it runs on. */
  public Servers servers() {
    return servers;
  }

  /** The providers it can play against. */
  public Catalogue providers() {
    return application.getBean(ConfiguredProviders.class).catalogue();
  }

  /** The file that its log is in. */
  public Path logFile() {
    return logFile(servers);
  }

  /**
   * Lets calls in flight finish, then stops everything; battles go on with the next start. A second
   * caller waits for the first: the servers must not go before what runs on them.
   */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      application.close();
      servers.close();
    }
  }
}
