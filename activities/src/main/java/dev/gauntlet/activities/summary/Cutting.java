package dev.gauntlet.activities.summary;

import java.util.ArrayList;
import java.util.List;

/** Cuts a conversation between its messages, never within one. */
final class Cutting {

  /** The most that a note takes that something was left out, in tokens. */
  static final int NOTE = 28;

  private final int[] sizes;
  private final int room;
  private final boolean[] kept;
  private int left;

  private Cutting(List<Integer> sizes, int room) {
    this.sizes = sizes.stream().mapToInt(Integer::intValue).toArray();
    this.room = room - NOTE;
    this.left = this.room;
    this.kept = new boolean[this.sizes.length];
  }

  /**
   * A conversation as it fits a room: from its beginning and from its end, in turns, as many
   * messages as there is room for, and a note in place of the others. A message that alone is
   * longer than the room is passed over.
   *
   * @param messages the messages, oldest first
   * @param sizes how many tokens each of them has
   * @param room how many tokens there is room for
   * @return messages and notes, in their order
   */
  static List<String> cut(List<String> messages, List<Integer> sizes, int room) {
    if (sizes.stream().mapToLong(Integer::longValue).sum() <= room) {
      return List.copyOf(messages);
    }
    Cutting cutting = new Cutting(sizes, room);
    cutting.keep();
    return cutting.render(messages);
  }

  private void keep() {
    int first = 0;
    int last = sizes.length - 1;
    boolean frontFits = true;
    boolean backFits = true;
    boolean fromFront = true;
    while (first <= last && (frontFits || backFits)) {
      int next = fromFront ? first : last;
      boolean passed = take(next);
      if (fromFront) {
        frontFits = passed;
        first += passed ? 1 : 0;
      } else {
        backFits = passed;
        last -= passed ? 1 : 0;
      }
      fromFront = fromFront ? !backFits : frontFits;
    }
  }

  /** Returns whether the one behind it may be tried: this one is kept, or could never be. */
  private boolean take(int message) {
    if (isTooLong(message)) {
      left -= NOTE;
      return true;
    }
    kept[message] = sizes[message] <= left;
    left -= kept[message] ? sizes[message] : 0;
    return kept[message];
  }

  private boolean isTooLong(int message) {
    return sizes[message] > room;
  }

  private List<String> render(List<String> messages) {
    List<String> shown = new ArrayList<>();
    int leftOut = 0;
    int tooLong = 0;
    for (int i = 0; i < sizes.length; i++) {
      if (!kept[i]) {
        leftOut++;
        tooLong += isTooLong(i) ? 1 : 0;
      }
      boolean gapEnds = leftOut > 0 && (kept[i] || i == sizes.length - 1);
      if (gapEnds) {
        shown.add(note(leftOut, tooLong));
        leftOut = 0;
        tooLong = 0;
      }
      if (kept[i]) {
        shown.add(messages.get(i));
      }
    }
    return shown;
  }

  private static String note(int leftOut, int tooLong) {
    String what = leftOut == 1 ? "[1 message left out" : "[" + leftOut + " messages left out";
    if (tooLong == 0) {
      return what + "]";
    }
    String which = leftOut == 1 ? ": " : ", " + tooLong + " of them ";
    return what + which + "longer than the room for this conversation]";
  }
}
