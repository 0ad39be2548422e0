package dev.gauntlet.activities.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoomsTests {

  @Test
  void whatFitsHasWhatItNeeds() {
    assertThat(Rooms.share(List.of(10, 20, 30), 60)).containsExactly(10, 20, 30);
  }

  @Test
  void longTextsShareWhatShortOnesLeave() {
    assertThat(Rooms.share(List.of(90, 10, 50), 100)).containsExactly(45, 10, 45);
  }

  @Test
  void nobodyHasNothing() {
    assertThat(Rooms.share(List.of(), 100)).isEmpty();
  }
}
