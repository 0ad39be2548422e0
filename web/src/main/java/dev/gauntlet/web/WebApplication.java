package dev.gauntlet.web;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The web as a process of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(WebConfiguration.class)
public class WebApplication {

  /** Runs until it is stopped. */
  public static void main(String[] args) {
    SpringApplication application = new SpringApplication(WebApplication.class);
    application.setDefaultProperties(Map.of("spring.config.import", "classpath:gauntlet-web.yaml"));
    application.run(args);
  }
}
