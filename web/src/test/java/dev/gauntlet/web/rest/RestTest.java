package dev.gauntlet.web.rest;

import dev.gauntlet.web.WebApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestConstructor;

/**
 * A test of the web as it is served, on a free port; all of them share one. The server comes first,
 * so that the web takes its connection to Temporal.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = {RestServer.class, WebApplication.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.import=classpath:gauntlet-web.yaml",
      "spring.flyway.enabled=true",
      "gauntlet.stream.heartbeat=1s",
      "gauntlet.temporal.ui=http://127.0.0.1:8233/namespaces/default"
    })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface RestTest {}
