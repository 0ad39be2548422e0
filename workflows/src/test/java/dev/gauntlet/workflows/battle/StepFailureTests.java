package dev.gauntlet.workflows.battle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TerminatedFailure;
import io.temporal.failure.TimeoutFailure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class StepFailureTests {
  private final Intents intents = new Intents();

  @ParameterizedTest
  @EnumSource(
      names = {"BUDGET_SPENT", "TIME_SPENT", "CANCELLED"},
      mode = Mode.EXCLUDE)
  void aFailureForGoodEndsInErrorInOurOwnWords(FailureType type) {
    assertThat(ending(application(type.name())))
        .isEqualTo(new Ending(EndedReason.ERROR, type, "It did not work.", null));
  }

  @Test
  void aSpentBudgetIsNoError() {
    assertThat(ending(application("BUDGET_SPENT")))
        .isEqualTo(Ending.spent(EndedReason.BUDGET, "It did not work."));
  }

  @Test
  void spentTimeIsNoError() {
    assertThat(ending(application("TIME_SPENT")))
        .isEqualTo(Ending.spent(EndedReason.TIMEOUT, "It did not work."));
  }

  @Test
  void aStepThatFoundTheBattleCancelledNamesWhoDidIt() {
    intents.take(Wanted.CANCEL, new Intent(2, "ann", "too dear"));

    assertThat(ending(application("CANCELLED")))
        .isEqualTo(new Ending(EndedReason.MANUAL, null, "too dear", "ann"));
  }

  @Test
  void aStepThatIsCancelledNativelyNamesTemporal() {
    assertThat(ending(new CanceledFailure("cancelled")))
        .isEqualTo(new Ending(EndedReason.MANUAL, null, null, "Temporal"));
  }

  @Test
  void aStepThatNoWorkerTookIsAnUnavailableProvider() {
    Ending ending =
        ending(new TimeoutFailure("timed out", null, TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_CLOSE));

    assertThat(ending.failure()).isEqualTo(FailureType.PROVIDER_UNAVAILABLE);
    assertThat(ending.sentence()).contains("24 hours");
  }

  @Test
  void whatNobodyForesawIsInternalAndKeepsItsWordsToItself() {
    assertThat(ending(application("java.lang.IllegalStateException")))
        .extracting(Ending::failure, Ending::sentence)
        .containsExactly(
            FailureType.INTERNAL, "The step failed in a way that nobody foresaw; see the log.");
    assertThat(ending(new TerminatedFailure("terminated", null)).failure())
        .isEqualTo(FailureType.INTERNAL);
    assertThat(ending(null).failure()).isEqualTo(FailureType.INTERNAL);
  }

  private Ending ending(@Nullable Throwable cause) {
    return StepFailure.of(failure(cause)).ending(intents);
  }

  /** The SDK says nothing about nulls, but a failure may come without a cause. */
  @SuppressWarnings("NullAway")
  private static ActivityFailure failure(@Nullable Throwable cause) {
    return new ActivityFailure(
        "activity failed",
        5,
        6,
        "Speak",
        "1",
        RetryState.RETRY_STATE_NON_RETRYABLE_FAILURE,
        "worker",
        cause);
  }

  private static ApplicationFailure application(String type) {
    return ApplicationFailure.newNonRetryableFailure("It did not work.", type);
  }
}
