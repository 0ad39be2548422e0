package dev.gauntlet.activities.provider.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A body that is read while it arrives, by one thread. Unlike the JDK's own it has a deadline,
 * heeds an interrupt at once, and tells afterwards how it ended.
 */
final class ArrivingBody extends InputStream implements BodySubscriber<InputStream> {
  /** What is in the queue, besides bytes: the end, which may have a cause. */
  private record Part(ByteBuffer bytes, boolean last, @Nullable Throwable cause) {}

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
  private final long atMost;
  private long deadline;
  private long received;
  private ByteBuffer current = NOTHING;
  private @Nullable Outcome end;

  /**
   * @param atMost the longest body in bytes; a longer one breaks the exchange
   * @param deadline by {@link System#nanoTime()}
   */
  ArrivingBody(long atMost, long deadline) {
    this.atMost = atMost;
    this.deadline = deadline;
  }

  /** Waits no longer than that from now on. */
  void hurry(long nanos) {
    deadline = Math.min(deadline, System.nanoTime() + nanos);
  }

  /** How it ended before it was whole. */
  Outcome end() {
    return end == null ? new Outcome.Broken(new EOFException("the stream ended early")) : end;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    while (!current.hasRemaining()) {
      Part next = next();
      if (next.cause != null) {
        IOException broken = new IOException(next.cause);
        end = new Outcome.Broken(next.cause instanceof IOException cause ? cause : broken);
        throw broken;
      }
      if (next.last) {
        parts.add(next);
        return -1;
      }
      current = next.bytes;
    }
    int count = Math.min(length, current.remaining());
    current.get(bytes, offset, count);
    return count;
  }

  private Part next() throws IOException {
    Part next;
    try {
      next = parts.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      end = new Outcome.Interrupted();
      throw new InterruptedIOException("interrupted while the answer arrived");
    }
    if (next == null) {
      end = new Outcome.TooLate();
      throw new IOException("the deadline passed while the answer arrived");
    }
    return next;
  }

  /** Closes the connection unless the body has arrived whole. */
  @Override
  public void close() {
    subscription.thenAccept(Subscription::cancel);
  }

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription.complete(subscription);
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      received += buffer.remaining();
      if (received > atMost) {
        close();
        onError(new IOException("the body is longer than " + atMost + " bytes"));
        return;
      }
      parts.add(new Part(buffer, false, null));
    }
  }

  @Override
  public void onError(Throwable thrown) {
    parts.add(new Part(NOTHING, true, thrown));
  }

  @Override
  public void onComplete() {
    parts.add(new Part(NOTHING, true, null));
  }
}
