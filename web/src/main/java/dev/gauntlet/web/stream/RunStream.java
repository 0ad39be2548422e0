package dev.gauntlet.web.stream;

import dev.gauntlet.web.scale.RunStatusView;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One reader of a run: the latest snapshot, when it is another one than it has, and then the end.
 */
final class RunStream extends EventStream {
  private final AtomicReference<@Nullable RunStatusView> next = new AtomicReference<>();
  private @Nullable RunStatusView sent;

  RunStream(Executor executor) {
    super(executor);
  }

  /**
   * What marks the end of a run, so that a reader who comes again is told that there is no more.
   */
  static String mark(RunStatusView status) {
    return String.valueOf(status.updatedAt().toEpochMilli());
  }

  /** Passes a snapshot on; one that was not taken yet is replaced. */
  void tell(RunStatusView status) {
    next.set(status);
    wake();
  }

  @Override
  void writeNews() throws IOException {
    RunStatusView status = next.getAndSet(null);
    if (status == null || status.equals(sent)) {
      return;
    }
    SseEmitter.SseEventBuilder event = SseEmitter.event();
    if (status.isOver()) {
      event.id(mark(status));
    }
    send(
        event
            .name(status.isOver() ? StreamEvent.END : "status")
            .data(status, MediaType.APPLICATION_JSON));
    sent = status;
    if (status.isOver()) {
      close();
    }
  }
}
