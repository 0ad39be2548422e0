package dev.gauntlet.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.failure.v1.Failure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.worker.NonDeterministicException;
import org.junit.jupiter.api.Test;

class QuietFailuresTests {
  private static final String WORDS = "WORDS-THAT-WERE-SAID";

  @Test
  void theWordsOfAnUnforeseenFailureStayOutOfHistory() {
    Failure failure =
        failure(new IllegalStateException(WORDS, new IllegalArgumentException(WORDS)));

    assertThat(failure.toString()).doesNotContain(WORDS);
    assertThat(failure.getMessage()).isEqualTo(QuietFailures.UNFORESEEN);
    assertThat(failure.getApplicationFailureInfo().getType())
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(failure.getStackTrace()).contains("QuietFailuresTests");
  }

  @Test
  void ourOwnSentenceIsKeptButNotTheWordsOfItsCause() {
    Failure failure =
        failure(
            ApplicationFailure.newFailureWithCause(
                "The provider is away.", "UNAVAILABLE", new IllegalStateException(WORDS)));

    assertThat(failure.getMessage()).isEqualTo("The provider is away.");
    assertThat(failure.toString()).doesNotContain(WORDS);
  }

  @Test
  void whatTheSdkFoundWrongIsKept() {
    assertThat(failure(new NonDeterministicException("no such event")).getMessage())
        .contains("no such event");
  }

  private static Failure failure(Throwable throwable) {
    return Payloads.converter().exceptionToFailure(throwable);
  }
}
