package dev.gauntlet.workflows.battle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AskingTests {

  @Test
  void everyRequestOfAChainHasAnOrdinalOfItsOwn() {
    List<Asking> inOrder =
        List.of(
            new Asking(0, false),
            new Asking(0, true),
            new Asking(1, false),
            new Asking(1, true),
            new Asking(2, false));

    assertThat(inOrder.stream().map(Asking::ordinal)).containsExactly(0, 1, 2, 3, 4);
    assertThat(IntStream.range(0, 5).mapToObj(Asking::of)).containsExactlyElementsOf(inOrder);
  }
}
