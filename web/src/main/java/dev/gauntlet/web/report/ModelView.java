package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport.ModelUse;
import dev.gauntlet.web.body.Usd;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What one model was used for, in the API's words. */
record ModelView(
    String purpose,
    String provider,
    String model,
    int llmCalls,
    long tokensIn,
    long tokensOut,
    @Nullable BigDecimal costUsd) {

  static ModelView of(ModelUse use) {
    return new ModelView(
        use.purpose(),
        use.provider(),
        use.model(),
        use.used().llmCalls(),
        use.used().tokensIn(),
        use.used().tokensOut(),
        Usd.of(use.used().costMicros()));
  }
}
