package dev.gauntlet.worker;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** A worker as a process of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(WorkerConfiguration.class)
public class WorkerApplication {

  /** Runs until it is stopped. */
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(WorkerApplication.class);
    application.setDefaultProperties(
        Map.of(
            "spring.config.import",
            "classpath:gauntlet-worker.yaml",
            "spring.web.resources.add-mappings",
            false));
    application.run(args);
  }
}
