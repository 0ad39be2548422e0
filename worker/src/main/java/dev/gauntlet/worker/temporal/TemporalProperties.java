package dev.gauntlet.worker.temporal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Temporal is and how much of it this worker takes.
 *
 * @param target {@code host:port} of the server's frontend; not used by the standalone process
 * @param namespace the namespace, which has to exist
 * @param cachedBattles how many battles keep their state in memory between steps
 * @param concurrentWorkflowTasks how many battles decide on their next step at a time
 * @param concurrentRecordings how many steps without a request run at a time
 * @param shutdownGrace how long calls in flight may take to finish when the process stops
 */
@ConfigurationProperties("gauntlet.temporal")
public record TemporalProperties(
    @DefaultValue("127.0.0.1:7233") String target,
    @DefaultValue("default") String namespace,
    @DefaultValue("2000") int cachedBattles,
    @DefaultValue("100") int concurrentWorkflowTasks,
    @DefaultValue("100") int concurrentRecordings,
    @DefaultValue("30s") Duration shutdownGrace) {}
