package dev.gauntlet.web.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class EventStreamTests {
  /** Its request is over before anybody hears of it. */
  private static final class Gone extends SseEmitter {
    @Override
    public void send(SseEventBuilder event) throws IOException {
      throw new IOException("gone");
    }

    @Override
    public void complete() {
      throw new IllegalStateException("AsyncContext not yet initialized");
    }
  }

  private static final class Beating extends EventStream {
    Beating() {
      super(new Gone(), Runnable::run);
    }

    @Override
    void writeNews() {}
  }

  @Test
  void endsQuietlyWhenItsRequestHasEndedInThisMoment() {
    AtomicInteger closed = new AtomicInteger();
    EventStream stream = new Beating();
    stream.open(closed::incrementAndGet);

    assertThatCode(stream::beat).doesNotThrowAnyException();

    assertThat(stream.isClosed()).isTrue();
    assertThat(closed).hasValue(1);
  }
}
