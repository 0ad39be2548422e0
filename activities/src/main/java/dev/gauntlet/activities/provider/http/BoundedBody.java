package dev.gauntlet.activities.provider.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** A body in memory that gives up before a server without end has filled the heap. */
final class BoundedBody implements BodySubscriber<byte[]> {
  private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
  private final long atMost;
  private @Nullable Subscription subscription;
  private long received;

  private BoundedBody(long atMost) {
    this.atMost = atMost;
  }

  /** A handler for bodies of at most so many bytes; a longer one breaks the exchange. */
  static BodyHandler<byte[]> ofAtMost(long bytes) {
    return response -> new BoundedBody(bytes);
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole.getBody();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    whole.onSubscribe(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      received += buffer.remaining();
    }
    if (received <= atMost) {
      whole.onNext(buffers);
    } else if (subscription != null) {
      subscription.cancel();
      whole.onError(new IOException("the body is longer than " + atMost + " bytes"));
    }
  }

  @Override
  public void onError(Throwable thrown) {
    whole.onError(thrown);
  }

  @Override
  public void onComplete() {
    whole.onComplete();
  }
}
