package dev.gauntlet.activities.limit;

import dev.gauntlet.activities.provider.ProviderException;

/**
 * Leave to send one request. What becomes of it has to be told; closing releases a pass of which
 * nothing was told, and gives back what it holds when its request was never sent. For one thread.
 */
public final class Pass implements Entry, AutoCloseable {

  private enum Stage {
    UNSENT,
    SENT,
    TOLD
  }

  private final Turnstile turnstile;
  private final String model;
  private final long tokens;
  private final int permission;
  private Stage stage = Stage.UNSENT;

  Pass(Turnstile turnstile, String model, long tokens, int permission) {
    this.turnstile = turnstile;
    this.model = model;
    this.tokens = tokens;
    this.permission = permission;
  }

  String model() {
    return model;
  }

  /** What is reserved of the tokens per minute. */
  long tokens() {
    return tokens;
  }

  int permission() {
    return permission;
  }

  /** The request is on its way. */
  public void sent() {
    stage = Stage.SENT;
    turnstile.sent();
  }

  /**
   * An answer came.
   *
   * @param used the tokens that it took, read and written
   */
  public void answered(long used) {
    stage = Stage.TOLD;
    turnstile.answered(this, used);
  }

  /** The provider failed, or refused the request. */
  public void failed(ProviderException failure) {
    stage = Stage.TOLD;
    turnstile.failed(this, failure);
  }

  @Override
  public void close() {
    switch (stage) {
      case UNSENT -> turnstile.unsent(this);
      case SENT -> turnstile.aborted(this);
      case TOLD -> {}
    }
    stage = Stage.TOLD;
  }
}
