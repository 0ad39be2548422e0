package dev.gauntlet.web.rest;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** Takes Temporal away from the web: calls go out and nothing comes back. */
public final class Outage implements ClientInterceptor {
  private volatile boolean on;

  /** Lasts until it is closed. */
  public Lasting begin() {
    on = true;
    return () -> on = false;
  }

  /** An outage under way. */
  public interface Lasting extends AutoCloseable {
    @Override
    void close();
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    return on ? new Unanswered<>() : next.newCall(method, options);
  }

  private static final class Unanswered<Q, A> extends ClientCall<Q, A> {
    private ClientCall.@Nullable Listener<A> listener;

    @Override
    public void start(Listener<A> listener, Metadata headers) {
      this.listener = listener;
    }

    @Override
    public void request(int messages) {}

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {
      if (listener != null) {
        listener.onClose(Status.CANCELLED, new Metadata());
      }
    }

    @Override
    public void halfClose() {}

    @Override
    public void sendMessage(Q message) {}
  }
}
