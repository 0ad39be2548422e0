package dev.gauntlet.web.live;

import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with a tag, or with 304 when the caller has that answer already; at once, or when it has
 * changed.
 */
public final class LongPoll implements SmartLifecycle {
  /** The longest that a caller may wait, in milliseconds. */
  public static final int LONGEST_MS = 30_000;

  /** Not every change is an event. */
  private static final long LOOK_AGAIN_MS = 1_000;

  private final Watchers watchers;
  private final JsonMapper json;
  private volatile boolean running;

  /** Waits with these watchers and writes with this mapper. */
  public LongPoll(Watchers watchers, JsonMapper json) {
    this.watchers = watchers;
    this.json = json;
  }

  /**
   * What is asked for.
   *
   * @param id the battle whose events wake, or another id for a thing that is looked at again
   * @param ifNoneMatch the tags that the caller has, as in RFC 9110, 13.1.2, or null
   * @param waitMs how long to wait for another answer than those, or than the one now; 0 to 30,000
   */
  public record Asked(String id, @Nullable String ifNoneMatch, int waitMs) {

    /**
     * Checks the time.
     *
     * @throws Problem when it is out of bounds
     */
    public Asked {
      if (waitMs < 0 || waitMs > LONGEST_MS) {
        String sentence = "must be between 0 and " + LONGEST_MS + ", but is " + waitMs + ".";
        throw new Problem(
            HttpStatus.BAD_REQUEST,
            "invalid_request",
            "The parameter waitMs " + sentence,
            List.of(new FieldError("waitMs", sentence)));
      }
    }
  }

  /**
   * The answer.
   *
   * @param read reads it
   * @param over whether it will not change any more
   */
  public <T> ResponseEntity<byte[]> answer(Asked asked, Supplier<T> read, Predicate<T> over) {
    if (asked.waitMs() == 0) {
      return answer(tagged(read.get()), asked.ifNoneMatch());
    }
    Semaphore woken = new Semaphore(0);
    // From before it is read, so that no change falls between.
    try (Registry.Entry waiting = watchers.await(asked.id(), woken::release)) {
      long deadline = System.nanoTime() + Duration.ofMillis(asked.waitMs()).toNanos();
      T value = read.get();
      Tagged now = tagged(value);
      String known = Objects.requireNonNullElse(asked.ifNoneMatch(), now.tag());
      while (now.isIn(known) && !over.test(value) && await(woken, deadline)) {
        value = read.get();
        now = tagged(value);
      }
      return answer(now, asked.ifNoneMatch());
    }
  }

  private Tagged tagged(Object value) {
    return Tagged.of(json.writeValueAsBytes(value));
  }

  /** Whether there is time to look once more. */
  private boolean await(Semaphore woken, long deadline) {
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    if (left <= 0 || !running) {
      return false;
    }
    try {
      boolean changed = woken.tryAcquire(Math.min(left, LOOK_AGAIN_MS), TimeUnit.MILLISECONDS);
      if (changed) {
        woken.drainPermits();
      }
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static ResponseEntity<byte[]> answer(Tagged tagged, @Nullable String ifNoneMatch) {
    boolean known = ifNoneMatch != null && tagged.isIn(ifNoneMatch);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .eTag(tagged.tag())
            .cacheControl(CacheControl.noCache());
    return known
        ? answer.build()
        : answer.contentType(MediaType.APPLICATION_JSON).body(tagged.body());
  }

  @Override
  public void start() {
    running = true;
  }

  /** Lets everybody go who waits, before the web server waits for them. */
  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
