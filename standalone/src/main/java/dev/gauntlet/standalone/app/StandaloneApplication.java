package dev.gauntlet.standalone.app;

import dev.gauntlet.web.WebConfiguration;
import dev.gauntlet.worker.WorkerConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Web and worker in one context. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({WebConfiguration.class, WorkerConfiguration.class})
class StandaloneApplication {}
