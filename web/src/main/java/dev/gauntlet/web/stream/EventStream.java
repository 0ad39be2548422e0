package dev.gauntlet.web.stream;

import dev.gauntlet.web.problem.Problem;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One reader of server-sent events. It has a thread only while there is something to write, and a
 * slow reader holds up nobody but itself: what it has not taken stays where it is, and is read
 * again when it comes back.
 */
abstract class EventStream {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

  private final SseEmitter emitter;
  private final AtomicInteger wakes = new AtomicInteger();
  private final Executor executor;
  private volatile boolean beat;
  private volatile boolean closed;
  private volatile Runnable onClose = () -> {};

  EventStream(Executor executor) {
    this(new SseEmitter(0L), executor);
  }

  /** The same with an emitter of its own. */
  EventStream(SseEmitter emitter, Executor executor) {
    this.emitter = emitter;
    this.executor = executor;
  }

  /** What Spring answers the request with. */
  final SseEmitter emitter() {
    return emitter;
  }

  /** Runs once, when the stream is over, however that came. */
  final void open(Runnable onClose) {
    this.onClose = onClose;
    emitter.onCompletion(this::close);
    emitter.onError(broken -> close());
    wake();
  }

  /** Has everything written that there is by now. */
  final void wake() {
    if (!closed && wakes.getAndIncrement() == 0) {
      executor.execute(this::write);
    }
  }

  /** Has a comment written, so that reader, proxies and this server see that the other is there. */
  final void beat() {
    beat = true;
    wake();
  }

  private void write() {
    int seen;
    do {
      seen = wakes.get();
      try {
        writeNews();
        if (beat) {
          beat = false;
          emitter.send(SseEmitter.event().comment(""));
        }
      } catch (IOException | IllegalStateException gone) {
        close();
      } catch (DataAccessException away) {
        // Whoever looks after all streams wakes this one again.
      } catch (Problem notThereAnyMore) {
        close();
      } catch (RuntimeException unforeseen) {
        LOG.atError().setCause(unforeseen).log("a stream broke off in a way that nobody foresaw");
        close();
      }
    } while (!closed && wakes.addAndGet(-seen) != 0);
  }

  /** Writes what this reader has not been told. */
  abstract void writeNews() throws IOException;

  /** Writes one event. */
  final void send(SseEmitter.SseEventBuilder event) throws IOException {
    emitter.send(event);
  }

  final boolean isClosed() {
    return closed;
  }

  /** Ends it; the reader may come again. */
  final void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    onClose.run();
    try {
      emitter.complete();
    } catch (IllegalStateException alreadyOver) {
      // The reader went in this very moment, and its request with it.
    }
  }
}
