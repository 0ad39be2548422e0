package dev.gauntlet.web.stream;

import dev.gauntlet.storage.battle.BattleTails;
import dev.gauntlet.storage.battle.BattleTails.Tail;
import dev.gauntlet.web.live.Watchers;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.web.scale.RunStatusReader;
import dev.gauntlet.web.scale.RunStatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Battles and runs as server-sent events. */
@RestController
@RequestMapping("/api/stream")
final class StreamController {
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  /** A stream through a proxy is to arrive as it is sent. */
  private static final String NGINX_BUFFERING = "X-Accel-Buffering";

  private final OpenStreams open;
  private final Watchers watchers;
  private final BattleEvents events;
  private final BattleTails tails;
  private final WatchedRuns runs;
  private final RunStatusReader runStatuses;

  StreamController(
      OpenStreams open,
      Watchers watchers,
      BattleEvents events,
      BattleTails tails,
      WatchedRuns runs,
      RunStatusReader runStatuses) {
    this.open = open;
    this.watchers = watchers;
    this.events = events;
    this.tails = tails;
    this.runs = runs;
    this.runStatuses = runStatuses;
  }

  @GetMapping("/{id}")
  ResponseEntity<SseEmitter> battle(
      HttpMethod method,
      @PathVariable String id,
      @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId,
      @RequestParam(required = false) @Nullable String after) {
    int position = position(lastEventId, after);
    Tail tail = tails.find(id).orElseThrow(() -> Problem.noSuchBattle(id));
    if (tail.ended() && tail.position() <= position) {
      return ResponseEntity.noContent().build();
    }
    if (method == HttpMethod.HEAD) {
      return head().build();
    }
    BattleStream stream = new BattleStream(id, position, events, open.writers());
    open.open(stream, watchers.follow(id, stream));
    return answer(stream);
  }

  @GetMapping("/runs/{id}")
  ResponseEntity<SseEmitter> run(
      HttpMethod method,
      @PathVariable String id,
      @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId) {
    RunStatusView status = runStatuses.read(id);
    if (status.isOver() && RunStream.mark(status).equals(lastEventId)) {
      return ResponseEntity.noContent().build();
    }
    if (method == HttpMethod.HEAD) {
      return head().build();
    }
    RunStream stream = new RunStream(open.writers());
    open.open(stream, runs.follow(id, stream));
    stream.tell(status);
    return answer(stream);
  }

  private static ResponseEntity<SseEmitter> answer(EventStream stream) {
    return head().body(stream.emitter());
  }

  private static ResponseEntity.BodyBuilder head() {
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_EVENT_STREAM)
        .cacheControl(CacheControl.noStore().noTransform())
        .header(NGINX_BUFFERING, "no");
  }

  /** A browser that comes again says how far it was, which is farther than the address does. */
  private static int position(@Nullable String lastEventId, @Nullable String after) {
    if (lastEventId != null && !lastEventId.isBlank()) {
      return read(LAST_EVENT_ID, lastEventId);
    }
    return after == null ? 0 : read("after", after);
  }

  private static int read(String name, String given) {
    try {
      int position = Integer.parseInt(given.strip());
      if (position >= 0) {
        return position;
      }
    } catch (NumberFormatException notANumber) {
      // Said below.
    }
    String sentence = "must be the id of an event of this stream: a whole number from 0.";
    throw new Problem(
        HttpStatus.BAD_REQUEST,
        "invalid_request",
        name + " " + sentence,
        List.of(new FieldError(name, sentence)));
  }
}
