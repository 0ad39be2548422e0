package dev.gauntlet.activities.call;

import dev.gauntlet.activities.provider.AnswerListener;
import dev.gauntlet.activities.provider.Scene;
import dev.gauntlet.storage.signal.Coalescer;
import dev.gauntlet.storage.signal.Delta;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Passes on what is being written in battles that somebody watches, at most twenty times a second.
 * What is lost on the way comes with the message.
 */
public final class LiveAnswers implements AutoCloseable {
  private static final String SIGN = Scene.LEAVE.substring(0, 1);

  private final Audience audience;
  private final Coalescer<LiveAnswer> written;

  /**
   * @param audience who watches
   * @param send passes parts on
   */
  public LiveAnswers(Audience audience, Consumer<? super Collection<Delta>> send) {
    this.audience = audience;
    this.written = new Coalescer<>(answers -> send.accept(parts(answers)));
  }

  private static List<Delta> parts(Set<LiveAnswer> answers) {
    return answers.stream().map(LiveAnswer::part).flatMap(Optional::stream).toList();
  }

  /** Passes on an answer to a request; verdicts and summaries are for nobody to see being made. */
  AnswerListener of(CallKey key, int request) {
    return switch (key.purpose()) {
      case AGENT, OPPONENT -> new LiveAnswer(key, request);
      case JUDGE, SUMMARY -> AnswerListener.NOBODY;
    };
  }

  @Override
  public void close() {
    written.close();
  }

  /** One answer that is being written; what was written while nobody watched is passed on later. */
  private final class LiveAnswer implements AnswerListener {
    private final CallKey key;
    private final int request;
    private final StringBuilder text = new StringBuilder();
    private int sent;

    LiveAnswer(CallKey key, int request) {
      this.key = key;
      this.request = request;
    }

    @Override
    public boolean listens() {
      return audience.isThere(key.battleId());
    }

    @Override
    public void heard(String more) {
      synchronized (this) {
        text.append(more);
      }
      if (listens()) {
        written.add(this);
      }
    }

    /** The sign with which an opponent leaves is no speech: from a bracket on it is held back. */
    private int end() {
      int sign = key.purpose() == CallPurpose.OPPONENT ? text.indexOf(SIGN) : -1;
      return sign < 0 ? text.length() : sign;
    }

    synchronized Optional<Delta> part() {
      int end = end();
      if (sent >= end) {
        return Optional.empty();
      }
      Delta part = new Delta(key.battleId(), key.seq(), request, sent, text.substring(sent, end));
      sent = end;
      return Optional.of(part);
    }
  }
}
