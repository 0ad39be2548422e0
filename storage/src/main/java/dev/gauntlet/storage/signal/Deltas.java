package dev.gauntlet.storage.signal;

import dev.gauntlet.storage.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Passes parts of answers on to whoever watches: through memory alone, and at best. */
public final class Deltas {
  /** In JSON a character takes at most six bytes, and a payload holds less than 8,000. */
  private static final int LONGEST = 1_200;

  private final Notifier notifier;

  /** Sends over this. */
  public Deltas(Notifier notifier) {
    this.notifier = notifier;
  }

  /** Sends parts, the long ones in pieces. */
  public void send(Collection<Delta> deltas) {
    List<String> payloads = new ArrayList<>();
    for (Delta delta : deltas) {
      for (Delta piece : pieces(delta)) {
        payloads.add(Json.write(piece));
      }
    }
    notifier.send(Channel.DELTAS, payloads);
  }

  private static List<Delta> pieces(Delta delta) {
    List<Delta> pieces = new ArrayList<>();
    String text = delta.text();
    for (int from = 0; from < text.length(); ) {
      int to = Math.min(text.length(), from + LONGEST);
      // Half of a surrogate pair is no character.
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      pieces.add(
          new Delta(
              delta.battleId(),
              delta.seq(),
              delta.request(),
              delta.offset() + from,
              text.substring(from, to)));
      from = to;
    }
    return pieces;
  }

  /** The part in a notification. */
  public static Delta read(String payload) {
    return Json.read(payload, Delta.class);
  }
}
