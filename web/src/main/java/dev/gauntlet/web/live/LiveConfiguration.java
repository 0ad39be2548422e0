package dev.gauntlet.web.live;

import dev.gauntlet.storage.battle.BattleTails;
import dev.gauntlet.storage.signal.Channel;
import dev.gauntlet.storage.signal.Coalescer;
import dev.gauntlet.storage.signal.Listener;
import dev.gauntlet.storage.signal.Notifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** What wakes those who wait, and what tells them that nothing has changed. */
@Configuration(proxyBeanMethods = false)
public class LiveConfiguration {

  @Bean
  Coalescer<String> newlyFollowed(Notifier notifier) {
    return new Coalescer<>(ids -> notifier.sendIds(Channel.WATCHED, ids));
  }

  @Bean
  Watchers watchers(Coalescer<String> newlyFollowed) {
    return new Watchers(newlyFollowed::add);
  }

  @Bean
  Feed feed(Watchers watchers, Listener listener, Notifier notifier, BattleTails tails) {
    return new Feed(watchers, listener, notifier, tails);
  }

  @Bean
  LongPoll longPoll(Watchers watchers, JsonMapper json) {
    return new LongPoll(watchers, json);
  }

  @Bean
  FilterRegistrationBean<EtagFilter> etagFilter() {
    FilterRegistrationBean<EtagFilter> filter = new FilterRegistrationBean<>(new EtagFilter());
    filter.setOrder(Ordered.LOWEST_PRECEDENCE);
    return filter;
  }
}
