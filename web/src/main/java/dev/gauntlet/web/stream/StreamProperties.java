package dev.gauntlet.web.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many streams there may be, and how they are kept open.
 *
 * @param maxOpen the most streams that this process has open at a time
 * @param heartbeat how often a stream on which nothing happens says that it is there
 */
@ConfigurationProperties("gauntlet.stream")
record StreamProperties(
    @DefaultValue("2000") int maxOpen, @DefaultValue("15s") Duration heartbeat) {}
