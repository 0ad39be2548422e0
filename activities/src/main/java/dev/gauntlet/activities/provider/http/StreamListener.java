package dev.gauntlet.activities.provider.http;

import dev.gauntlet.activities.provider.AnswerListener;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.util.concurrent.TimeUnit;

/** Folds a stream as it arrives. */
record StreamListener(StreamFold fold, ArrivingBody body, AnswerListener listener)
    implements ServerSentEventListener {
  /** The connection can serve again once its end has come, which is not worth a long wait. */
  private static final long FOR_THE_END = TimeUnit.MILLISECONDS.toNanos(200);

  @Override
  public void onEvent(ServerSentEvent event) {
    String more = fold.add(event);
    if (!more.isEmpty()) {
      listener.heard(more);
    }
    if (fold.ended()) {
      body.hurry(FOR_THE_END);
    }
  }

  @Override
  public void onError(Throwable thrown) {
    // The body knows how it ended.
  }
}
