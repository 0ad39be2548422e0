package dev.gauntlet.cli.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.cli.BattleServer;
import dev.gauntlet.cli.rest.GauntletClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PatienceTests {
  @Test
  void leavesAtOnceWhenInterruptedWhileTheServerIsAway() {
    BattleServer gone = new BattleServer();
    gone.close();
    List<String> said = new ArrayList<>();
    Patience patience =
        new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMinutes(5));
    try (GauntletClient client = new GauntletClient(gone.address(), Duration.ofSeconds(1))) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> patience.ask(client::providers, said::add))
          .isInstanceOf(InterruptedException.class);
    } finally {
      Thread.interrupted();
    }
    assertThat(said).isEmpty();
  }
}
