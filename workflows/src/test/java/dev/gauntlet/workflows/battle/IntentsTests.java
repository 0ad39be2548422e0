package dev.gauntlet.workflows.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.Usage;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntentsTests {
  private final Intents intents = new Intents();

  @Test
  void nobodyWantsAnythingAtFirst() {
    assertThat(intents.pauseWanted()).isFalse();
    assertThat(intents.endWanted()).isFalse();
  }

  @Test
  void aNewerIntentCounts() {
    assertThat(intents.take(Wanted.PAUSE, ann(1))).isTrue();
    assertThat(intents.pauseWanted()).isTrue();
    assertThat(intents.take(Wanted.RUN, ann(2))).isTrue();
    assertThat(intents.pauseWanted()).isFalse();
    assertThat(intents.latest()).isEqualTo(ann(2));
  }

  @Test
  void aLateDeliveryDoesNotUndoANewerIntent() {
    intents.take(Wanted.PAUSE, ann(2));

    assertThat(intents.take(Wanted.RUN, ann(1))).isFalse();
    assertThat(intents.pauseWanted()).isTrue();
    assertThat(intents.latest()).isEqualTo(ann(2));
  }

  @Test
  void aSignalByHandCountsAndKeepsTheVersion() {
    intents.take(Wanted.PAUSE, ann(2));

    assertThat(intents.take(Wanted.RUN, null)).isTrue();
    assertThat(intents.pauseWanted()).isFalse();
    assertThat(intents.latest()).isEqualTo(new Intent(2, "Temporal", null));
    assertThat(intents.take(Wanted.PAUSE, ann(1))).isFalse();
  }

  @Test
  void anIntentThatIsDeliveredTwiceDoesNotUndoASignalByHand() {
    intents.take(Wanted.PAUSE, ann(1));
    intents.take(Wanted.RUN, null);

    assertThat(intents.take(Wanted.PAUSE, ann(1))).isFalse();
    assertThat(intents.pauseWanted()).isFalse();
  }

  @Test
  void aCancelIsNeverUndone() {
    intents.take(Wanted.CANCEL, ann(1));

    assertThat(intents.take(Wanted.RUN, ann(2))).isFalse();
    assertThat(intents.take(Wanted.PAUSE, null)).isFalse();
    assertThat(intents.take(Wanted.CANCEL, ann(3))).isFalse();
    assertThat(intents.endWanted()).isTrue();
    assertThat(intents.ending()).isEqualTo(Ending.of(Wanted.CANCEL, ann(1)));
  }

  @Test
  void aDeadlineEndsAsATimeoutAndIsNeverUndone() {
    intents.take(Wanted.EXPIRE, new Intent(1, "gauntlet", "Too late."));

    assertThat(intents.take(Wanted.RUN, ann(2))).isFalse();
    assertThat(intents.take(Wanted.CANCEL, ann(3))).isFalse();
    assertThat(intents.ending())
        .isEqualTo(new Ending(EndedReason.TIMEOUT, null, "Too late.", null));
  }

  @Test
  void aNativeCancelSaysWhereItCameFrom() {
    intents.take(Wanted.PAUSE, ann(4));

    assertThat(intents.ending()).isEqualTo(new Ending(EndedReason.MANUAL, null, null, "Temporal"));
    assertThat(intents.endWanted()).isTrue();
  }

  @Test
  void theRowsIntentCountsAtTheStart() {
    intents.read(standing(Wanted.PAUSE, ann(3)));

    assertThat(intents.pauseWanted()).isTrue();
    assertThat(intents.take(Wanted.RUN, ann(2))).isFalse();
  }

  @Test
  void aRowThatWasReadBeforeASignalArrivedDoesNotUndoIt() {
    intents.take(Wanted.RUN, ann(2));
    intents.read(standing(Wanted.PAUSE, ann(1)));

    assertThat(intents.pauseWanted()).isFalse();
  }

  @Test
  void aRowWithoutIntentsLeavesASignalAlone() {
    intents.take(Wanted.PAUSE, null);
    intents.read(standing(Wanted.RUN, null));

    assertThat(intents.pauseWanted()).isTrue();
  }

  private static Intent ann(int version) {
    return new Intent(version, "ann", "a look at it");
  }

  private static Standing standing(Wanted wanted, @Nullable Intent intent) {
    return new Standing(
        2, 2, Verdict.NOT_YET, false, Usage.NOTHING, Positions.FIRST, wanted, intent);
  }
}
