package dev.gauntlet.worker.provider;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the offline provider behaves, so that load and failures can be tried without a key.
 *
 * @param latency how long an answer takes
 * @param jitter how far that varies, as a fraction of it, 0-1
 * @param concurrency how many requests one worker may have in flight at it
 * @param rateLimited the fraction of requests that are turned away with a 429, 0-1
 * @param retryAfter how long those are asked to wait
 * @param unavailable the fraction of requests that fail, 0-1
 * @param malformedJudgements the fraction of verdicts that cannot be read, 0-1
 */
@ConfigurationProperties("gauntlet.simulated")
public record SimulatedProperties(
    @DefaultValue("600ms") Duration latency,
    @DefaultValue("0.5") double jitter,
    @DefaultValue("200") int concurrency,
    @DefaultValue("0") double rateLimited,
    @DefaultValue("1s") Duration retryAfter,
    @DefaultValue("0") double unavailable,
    @DefaultValue("0") double malformedJudgements) {}
