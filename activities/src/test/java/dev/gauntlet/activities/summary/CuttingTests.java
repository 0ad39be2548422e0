package dev.gauntlet.activities.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CuttingTests {

  @Test
  void aConversationThatFitsIsWhole() {
    assertThat(cut(300, 100, 100, 100)).containsExactly("m1", "m2", "m3");
  }

  @Test
  void theBeginningAndTheEndAreKept() {
    assertThat(cut(400 + Cutting.NOTE, 100, 100, 100, 100, 100, 100))
        .containsExactly("m1", "m2", "[2 messages left out]", "m5", "m6");
  }

  @Test
  void aLongMessageAtOneEndDoesNotKeepTheOtherEndOut() {
    assertThat(cut(300 + Cutting.NOTE, 250, 100, 100, 20, 20))
        .containsExactly("m1", "[2 messages left out]", "m4", "m5");
    assertThat(cut(300 + Cutting.NOTE, 10, 20, 100, 100, 280))
        .containsExactly("m1", "[3 messages left out]", "m5");
  }

  @Test
  void oneMessageThatIsLongerThanTheRoomIsLeftOutWhole() {
    assertThat(cut(100, 900))
        .containsExactly("[1 message left out: longer than the room for this conversation]");
  }

  @Test
  void behindSuchAMessageItGoesOn() {
    assertThat(cut(200, 900, 20, 20, 20))
        .containsExactly(
            "[1 message left out: longer than the room for this conversation]", "m2", "m3", "m4");
    assertThat(cut(200, 20, 80, 900, 80, 20))
        .containsExactly(
            "m1",
            "m2",
            "[2 messages left out, 1 of them longer than the room for this conversation]",
            "m5");
  }

  @Test
  void whatIsShownNeverTakesMoreThanTheRoomAndIsInOrder() {
    SplittableRandom dice = new SplittableRandom(7);
    for (int round = 0; round < 2_000; round++) {
      int room = dice.nextInt(Cutting.NOTE, 600);
      int longest = dice.nextInt(2, 700);
      int[] sizes = dice.ints(dice.nextInt(1, 30), 1, longest).toArray();

      List<String> shown = cut(room, sizes);

      int taken =
          shown.stream()
              .mapToInt(line -> line.startsWith("m") ? sizes[place(line)] : Cutting.NOTE)
              .sum();
      assertThat(taken).as("%s of %s", shown, room).isLessThanOrEqualTo(room);
      List<String> messages = shown.stream().filter(line -> line.startsWith("m")).toList();
      List<Integer> places = new ArrayList<>(messages.stream().map(CuttingTests::place).toList());
      List<Integer> sorted = new ArrayList<>(places);
      Collections.sort(sorted);
      assertThat(places).isEqualTo(sorted);
    }
  }

  private static int place(String message) {
    return Integer.parseInt(message.substring(1)) - 1;
  }

  private static List<String> cut(int room, int... sizes) {
    List<String> messages = IntStream.range(0, sizes.length).mapToObj(i -> "m" + (i + 1)).toList();
    return Cutting.cut(messages, IntStream.of(sizes).boxed().toList(), room);
  }
}
