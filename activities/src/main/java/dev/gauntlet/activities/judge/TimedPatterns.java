package dev.gauntlet.activities.judge;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import com.networknt.schema.regex.RegularExpressions;
import java.time.Duration;
import java.util.regex.Pattern;

/** The patterns of one JSON schema, which together may take a limited time. */
final class TimedPatterns implements RegularExpressionFactory {
  private final long deadline;

  TimedPatterns(Duration limit) {
    this.deadline = System.nanoTime() + limit.toNanos();
  }

  @Override
  public RegularExpression getRegularExpression(String regex) {
    Pattern pattern =
        Pattern.compile(
            RegularExpressions.replaceLongformCharacterProperties(
                RegularExpressions.replaceDollarAnchors(regex)));
    return value -> pattern.matcher(new TimedText(value, left())).find();
  }

  private Duration left() {
    return Duration.ofNanos(deadline - System.nanoTime());
  }
}
