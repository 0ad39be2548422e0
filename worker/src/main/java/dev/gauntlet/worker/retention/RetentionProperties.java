package dev.gauntlet.worker.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things are kept after their end.
 *
 * @param battles battles and runs, with all that belongs to them
 * @param journalBodies what models answered and providers said, word for word, in the journal
 * @param deliveries what was told to webhooks
 * @param every how often it is looked for what is old
 * @param batch of how many battles or runs rows are removed in one transaction
 * @param pause the time between two transactions, so that others have their turn
 */
@ConfigurationProperties("gauntlet.retention")
record RetentionProperties(
    @DefaultValue("90d") Keep battles,
    @DefaultValue("30d") Keep journalBodies,
    @DefaultValue("30d") Keep deliveries,
    @DefaultValue("1h") Duration every,
    @DefaultValue("50") int batch,
    @DefaultValue("100ms") Duration pause) {

  RetentionProperties {
    if (batch < 1) {
      throw new IllegalArgumentException(
          "gauntlet.retention.batch must be at least 1, but is " + batch + ".");
    }
  }
}
