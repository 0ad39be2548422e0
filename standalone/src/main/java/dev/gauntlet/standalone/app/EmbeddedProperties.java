package dev.gauntlet.standalone.app;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the embedded Temporal is kept small.
 *
 * @param forgetAfter after so many ended battles it forgets them, at a moment when none is played
 * @param lookEvery how often such a moment is looked for
 */
@ConfigurationProperties("gauntlet.embedded")
record EmbeddedProperties(
    @DefaultValue("2000") int forgetAfter, @DefaultValue("30s") Duration lookEvery) {}
