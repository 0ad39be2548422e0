package dev.gauntlet.workflows;

import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.FailureConverter;
import io.temporal.failure.DefaultFailureConverter;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps the words of failures that nobody foresaw out of history: an exception of a database or a
 * library may quote what was said. Their types and stack traces stay; the log has the rest.
 */
final class QuietFailures implements FailureConverter {
  static final String UNFORESEEN = "A failure that nobody foresaw; the worker's log says more.";

  private static final String SDK = "io.temporal.";
  private static final Set<String> OURS =
      Arrays.stream(FailureType.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

  private final FailureConverter telling = new DefaultFailureConverter();

  @Override
  public RuntimeException failureToException(Failure failure, DataConverter converter) {
    return telling.failureToException(failure, converter);
  }

  @Override
  public Failure exceptionToFailure(Throwable throwable, DataConverter converter) {
    return quiet(telling.exceptionToFailure(throwable, converter));
  }

  private static Failure quiet(Failure failure) {
    Failure.Builder told = failure.toBuilder();
    if (failure.hasApplicationFailureInfo()
        && !speaksForItself(failure.getApplicationFailureInfo().getType())) {
      told.setMessage(UNFORESEEN);
    }
    if (failure.hasCause()) {
      told.setCause(quiet(failure.getCause()));
    }
    return told.build();
  }

  /** Our own sentences, and the SDK's, which operators need and which quote nobody. */
  private static boolean speaksForItself(String type) {
    return OURS.contains(type) || type.startsWith(SDK);
  }
}
