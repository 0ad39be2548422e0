package dev.gauntlet.standalone.server;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.Status;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A channel whose calls go to the channel of the day. A worker's poll that waits on an earlier one
 * when that closes ends as if nothing had come: the SDK counts each failed poll, and after ten of
 * them at once it polls no more for a minute.
 */
final class SwitchingChannel extends ManagedChannel {

  private volatile ManagedChannel current;

  SwitchingChannel(ManagedChannel first) {
    this.current = first;
  }

  void switchTo(ManagedChannel next) {
    current = next;
  }

  @Override
  public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
    ManagedChannel chosen = current;
    ClientCall<Q, A> call = chosen.newCall(method, options);
    return isPoll(method) ? new Poll<>(call, chosen, method) : call;
  }

  private static boolean isPoll(MethodDescriptor<?, ?> method) {
    String name = method.getBareMethodName();
    return name != null
        && name.startsWith("Poll")
        && method.getResponseMarshaller() instanceof PrototypeMarshaller;
  }

  private final class Poll<Q, A> extends SimpleForwardingClientCall<Q, A> {
    private final ManagedChannel asked;
    private final MethodDescriptor<Q, A> method;

    Poll(ClientCall<Q, A> call, ManagedChannel asked, MethodDescriptor<Q, A> method) {
      super(call);
      this.asked = asked;
      this.method = method;
    }

    @Override
    public void start(Listener<A> listener, Metadata headers) {
      super.start(
          new SimpleForwardingClientCallListener<>(listener) {
            @Override
            public void onClose(Status status, Metadata trailers) {
              if (status.isOk() || asked == current) {
                super.onClose(status, trailers);
              } else {
                super.onMessage(nothing());
                super.onClose(Status.OK, new Metadata());
              }
            }
          },
          headers);
    }

    private A nothing() {
      A prototype = ((PrototypeMarshaller<A>) method.getResponseMarshaller()).getMessagePrototype();
      return Objects.requireNonNull(prototype);
    }
  }

  @Override
  public String authority() {
    return current.authority();
  }

  @Override
  public ManagedChannel shutdown() {
    current.shutdown();
    return this;
  }

  @Override
  public ManagedChannel shutdownNow() {
    current.shutdownNow();
    return this;
  }

  @Override
  public boolean isShutdown() {
    return current.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return current.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return current.awaitTermination(timeout, unit);
  }
}
