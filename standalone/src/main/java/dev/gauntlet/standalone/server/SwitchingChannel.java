package dev.gauntlet.standalone.server;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import java.util.concurrent.TimeUnit;

/** A channel whose calls go to the channel of the day. */
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
    return current.newCall(method, options);
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
