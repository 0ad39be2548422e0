package dev.gauntlet.activities.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.activities.provider.AnswerListener;
import dev.gauntlet.storage.signal.Delta;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.CallPurpose;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveAnswersTests {
  private static final CallKey AGENT = new CallKey("b", 2, CallPurpose.AGENT, 0);

  private final AtomicLong now = new AtomicLong(1_000);
  private final Audience audience = new Audience(() -> Instant.ofEpochSecond(now.get()));
  private final List<Delta> passedOn = new CopyOnWriteArrayList<>();
  private final LiveAnswers live = new LiveAnswers(audience, passedOn::addAll);

  @AfterEach
  void close() {
    live.close();
  }

  private void awaitText(String text) {
    Awaitility.await()
        .untilAsserted(() -> {
          assertThat(String.join("", passedOn.stream().map(Delta::text).toList())).isEqualTo(text);
        });
  }

  @Test
  void passesOnWhatIsWrittenInABattleThatIsWatched() {
    audience.watches(Set.of("b"));
    AnswerListener listener = live.of(AGENT, 3);

    listener.heard("Good ");
    awaitText("Good ");
    listener.heard("day.");
    awaitText("Good day.");

    assertThat(passedOn.getFirst()).isEqualTo(new Delta("b", 2, 3, 0, "Good "));
    assertThat(passedOn.getLast().offset() + passedOn.getLast().text().length()).isEqualTo(9);
  }

  @Test
  void passesOnNothingThatNobodyWatchesUntilSomebodyDoes() {
    AnswerListener listener = live.of(AGENT, 1);
    listener.heard("Good ");
    assertThat(listener.listens()).isFalse();
    assertThat(passedOn).isEmpty();

    audience.watches(Set.of("b"));
    listener.heard("day.");

    awaitText("Good day.");
  }

  @Test
  void forgetsAnAudienceThatIsNotHeardOfForHalfAMinute() {
    audience.watches(Set.of("b"));
    now.addAndGet(29);
    assertThat(live.of(AGENT, 1).listens()).isTrue();

    now.addAndGet(2);

    assertThat(live.of(AGENT, 1).listens()).isFalse();
  }

  @Test
  void keepsVerdictsThatAreBeingWrittenToItself() {
    audience.watches(Set.of("b"));

    AnswerListener judge = live.of(new CallKey("b", 2, CallPurpose.JUDGE, 0), 1);

    assertThat(judge.listens()).isFalse();
  }

  @Test
  void takesTheSignWithWhichAnOpponentLeavesForNoSpeech() {
    audience.watches(Set.of("b"));
    AnswerListener opponent = live.of(new CallKey("b", 3, CallPurpose.OPPONENT, 0), 1);

    opponent.heard("I give up. [");
    awaitText("I give up. ");
    opponent.heard("[LEAVES]]");
    live.of(AGENT, 1).heard("[1]");

    awaitText("I give up. [1]");
  }
}
