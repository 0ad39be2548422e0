package dev.gauntlet.web.stream;

import dev.gauntlet.storage.signal.Delta;
import dev.gauntlet.web.live.Follower;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One reader of a battle: every event behind its position once, in order, and then the end. */
final class BattleStream extends EventStream implements Follower {
  /** Some seconds of writing; a reader that is slower than that misses parts. */
  private static final int MOST_DELTAS = 200;

  private final String id;
  private final BattleEvents events;
  private final Queue<Delta> deltas = new ArrayBlockingQueue<>(MOST_DELTAS);
  private volatile boolean news = true;
  private volatile int position;
  private int spoken;

  BattleStream(String id, int position, BattleEvents events, Executor executor) {
    super(executor);
    this.id = id;
    this.position = position;
    this.events = events;
  }

  record DeltaView(int seq, int request, int offset, String text) {
    static DeltaView of(Delta delta) {
      return new DeltaView(delta.seq(), delta.request(), delta.offset(), delta.text());
    }
  }

  @Override
  public void changed() {
    news = true;
    wake();
  }

  @Override
  public void written(Delta delta) {
    if (deltas.offer(delta)) {
      wake();
    }
  }

  @Override
  public int position() {
    return position;
  }

  @Override
  void writeNews() throws IOException {
    if (news) {
      news = false;
      try {
        writeEvents();
      } catch (DataAccessException away) {
        news = true;
        throw away;
      }
    }
    for (Delta delta = deltas.poll(); delta != null && !isClosed(); delta = deltas.poll()) {
      // What has been said whole is not told in parts any more.
      if (delta.seq() > spoken) {
        send(
            SseEmitter.event().name("delta").data(DeltaView.of(delta), MediaType.APPLICATION_JSON));
      }
    }
  }

  private void writeEvents() throws IOException {
    List<StreamEvent> next = events.after(id, position);
    while (!next.isEmpty() && !isClosed()) {
      for (StreamEvent event : next) {
        send(
            SseEmitter.event()
                .id(String.valueOf(event.position()))
                .name(event.name())
                .data(event.body(), MediaType.APPLICATION_JSON));
        position = event.position();
        if (event.body().message() != null) {
          spoken = event.body().message().seq();
        }
        if (event.isEnd()) {
          close();
          return;
        }
      }
      next = events.after(id, position);
    }
  }
}
