package dev.gauntlet.web.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gauntlet.storage.worker.LiveWorker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether battles can make progress, in the API's words.
 *
 * @param status ok, degraded (some battles cannot) or down (none can)
 * @param advice what to do about it, or null when all is well
 * @param mode embedded, dev-server or cluster
 * @param workers those that live
 * @param counts battles by state, or null when the database is away
 * @param estimatedCounts the states of which there are so many battles that counts has an estimate
 * @param providers those that the workers are configured with
 * @param links where more is to be seen
 */
record HealthView(
    String status,
    @Nullable String advice,
    String mode,
    Reach temporal,
    Reach database,
    List<WorkerView> workers,
    @Nullable Counts counts,
    List<String> estimatedCounts,
    List<ProviderHealth> providers,
    Links links) {

  static final String OK = "ok";
  static final String DEGRADED = "degraded";
  static final String DOWN = "down";

  /**
   * Where more is to be seen.
   *
   * @param temporal the workflows in the Temporal Web UI, or null where none is known
   */
  record Links(@Nullable String temporal) {}

  record Reach(boolean reachable, @Nullable Long latencyMs) {
    static Reach of(Optional<Duration> took) {
      return new Reach(took.isPresent(), took.map(Duration::toMillis).orElse(null));
    }
  }

  record WorkerView(String identity, BigDecimal heartbeatAgeSeconds, List<String> taskQueues) {
    static WorkerView of(LiveWorker worker) {
      BigDecimal age =
          BigDecimal.valueOf(worker.heartbeatAgeSeconds()).setScale(1, RoundingMode.HALF_UP);
      return new WorkerView(worker.identity(), age, worker.taskQueues());
    }
  }

  record Counts(
      long queued,
      long running,
      long paused,
      @JsonProperty("waiting_for_human") long waitingForHuman,
      long completed,
      long failed,
      long cancelled) {

    static final List<String> STATES =
        List.of(
            "queued", "running", "paused", "waiting_for_human", "completed", "failed", "cancelled");

    static Counts of(Map<String, Long> byState) {
      return new Counts(
          byState.getOrDefault("queued", 0L),
          byState.getOrDefault("running", 0L),
          byState.getOrDefault("paused", 0L),
          byState.getOrDefault("waiting_for_human", 0L),
          byState.getOrDefault("completed", 0L),
          byState.getOrDefault("failed", 0L),
          byState.getOrDefault("cancelled", 0L));
    }
  }

  /**
   * A provider, over all live workers.
   *
   * @param state the worst that one of them finds it in
   * @param served whether a live worker takes its requests
   * @param requestsPerMinute how many requests were sent in the last minute
   * @param limitPerMinute how many it takes, or null without a limit
   */
  record ProviderHealth(
      String name,
      String state,
      boolean served,
      int requestsPerMinute,
      @Nullable Integer limitPerMinute) {}
}
