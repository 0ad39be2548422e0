package dev.gauntlet.web.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.worker.Workers;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.web.rest.Rows;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@RestTest
class PatienceIT {
  private final Workers workers;
  private final Rows rows;

  PatienceIT(Workers workers, Rows rows) {
    this.workers = workers;
    this.rows = rows;
  }

  @Test
  void hardlyWaitsForAWorkflowThatNobodyCouldPlay() {
    rows.registerWorker();
    Duration usual = new Patience(workers).now();
    rows.forgetWorkers();

    assertThat(new Patience(workers).now()).isLessThan(usual.dividedBy(4));

    rows.registerWorker();
    assertThat(new Patience(workers).now()).isEqualTo(usual);
  }
}
