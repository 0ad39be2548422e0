package dev.gauntlet.web.stream;

import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.BattleTails;
import dev.gauntlet.web.battle.StatusReader;
import dev.gauntlet.web.live.Watchers;
import dev.gauntlet.web.scale.RunStatusReader;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What streams are made of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamProperties.class)
public class StreamConfiguration {

  @Bean
  OpenStreams openStreams(StreamProperties properties) {
    return new OpenStreams(properties);
  }

  @Bean
  Gauge openStreamsGauge(OpenStreams open, MeterRegistry registry) {
    return Gauge.builder("gauntlet.streams.open", open, OpenStreams::count)
        .description("Streams of battles and runs that this process has open")
        .register(registry);
  }

  @Bean
  WatchedRuns watchedRuns(RunStatusReader statuses) {
    return new WatchedRuns(statuses);
  }

  @Bean
  StreamController streamController(
      OpenStreams open,
      Watchers watchers,
      BattleQueries queries,
      BattleTails tails,
      StatusReader statuses,
      WatchedRuns runs,
      RunStatusReader runStatuses) {
    return new StreamController(
        open, watchers, new BattleEvents(queries, tails, statuses), tails, runs, runStatuses);
  }
}
