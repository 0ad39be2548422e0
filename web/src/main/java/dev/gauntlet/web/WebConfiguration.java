package dev.gauntlet.web;

import dev.gauntlet.storage.StorageConfiguration;
import dev.gauntlet.web.agent.AgentConfiguration;
import dev.gauntlet.web.battle.BattleConfiguration;
import dev.gauntlet.web.door.DoorConfiguration;
import dev.gauntlet.web.estimate.EstimateConfiguration;
import dev.gauntlet.web.health.HealthConfiguration;
import dev.gauntlet.web.live.LiveConfiguration;
import dev.gauntlet.web.report.RenderingConfiguration;
import dev.gauntlet.web.scale.ScaleConfiguration;
import dev.gauntlet.web.stream.StreamConfiguration;
import dev.gauntlet.web.temporal.WebTemporalConfiguration;
import dev.gauntlet.web.webhook.SubscriptionConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Everything the web is made of; the standalone process takes it in as it is. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
    basePackages = {
      "dev.gauntlet.web.problem",
      "dev.gauntlet.web.provider",
      "dev.gauntlet.web.page",
      "dev.gauntlet.web.report",
      "dev.gauntlet.web.erasure",
      "dev.gauntlet.web.search",
      "dev.gauntlet.web.timeline"
    },
    useDefaultFilters = false,
    includeFilters =
        @ComponentScan.Filter(
            type = FilterType.ANNOTATION,
            classes = {Controller.class, RestControllerAdvice.class}))
@Import({
  StorageConfiguration.class,
  DoorConfiguration.class,
  WebTemporalConfiguration.class,
  SubscriptionConfiguration.class,
  BattleConfiguration.class,
  ScaleConfiguration.class,
  AgentConfiguration.class,
  EstimateConfiguration.class,
  RenderingConfiguration.class,
  HealthConfiguration.class,
  LiveConfiguration.class,
  StreamConfiguration.class
})
public class WebConfiguration {}
