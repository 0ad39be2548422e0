package dev.gauntlet.workflows.scale;

import java.util.ArrayList;
import java.util.List;

/** How many battles of a run were being played, and how many waited, over the stage's time. */
final class Timeline {

  private record Moment(long atMs, int playing, int waiting) {}

  private final List<Moment> moments = new ArrayList<>();

  void note(long atMs, int playing, int waiting) {
    moments.add(new Moment(atMs, playing, waiting));
  }

  int mostAtATime() {
    return moments.stream().mapToInt(Moment::playing).max().orElse(0);
  }

  /** The part of the time, from 0 to 1, in which battles waited though fewer were played. */
  double shareBelow(int places) {
    long below = 0;
    for (int i = 0; i + 1 < moments.size(); i++) {
      Moment moment = moments.get(i);
      if (moment.playing() < places && moment.waiting() > 0) {
        below += moments.get(i + 1).atMs() - moment.atMs();
      }
    }
    return (double) below / (moments.getLast().atMs() - moments.getFirst().atMs());
  }
}
