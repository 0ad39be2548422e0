package dev.gauntlet.worker.sweep;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the sweeper works.
 *
 * @param every how often it looks for battles that need a push
 * @param lookAgain how long a battle that runs is left alone before it is looked at again
 * @param batch how many it pushes before it looks again
 */
@ConfigurationProperties("gauntlet.sweep")
public record SweepProperties(
    @DefaultValue("1s") Duration every,
    @DefaultValue("1m") Duration lookAgain,
    @DefaultValue("200") int batch) {}
