package dev.gauntlet.web.report;

import dev.gauntlet.workflows.battle.EndedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How battles ended, as one bar of parts. */
final class EndsBar {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 28;
  private static final double GAP = 2;

  private EndsBar() {}

  /** Draws it; there must be an end. */
  static void draw(Markup page, Map<String, Integer> ends) {
    int total = ends.values().stream().mapToInt(Integer::intValue).sum();
    List<EndedReason> occurred = new ArrayList<>();
    List<String> says = new ArrayList<>();
    for (EndedReason reason : EndedReason.values()) {
      int count = ends.getOrDefault(reason.word(), 0);
      if (count > 0) {
        occurred.add(reason);
        says.add(reason.word() + " " + count);
      }
    }
    Svg svg =
        Svg.open(
            page, "plot wide", WIDTH, HEIGHT, "How the battles ended", String.join(", ", says));
    double room = WIDTH - GAP * (occurred.size() - 1);
    double x = 0;
    for (EndedReason reason : occurred) {
      double width = room * ends.getOrDefault(reason.word(), 0) / total;
      svg.box(x, 0, width, HEIGHT, Ink.of(reason));
      x += width + GAP;
    }
    svg.close();
  }

  /** A patch of a part's colour, for a legend. */
  static void patch(Markup page, EndedReason reason) {
    Svg.open(page, "patch", 12, 12, reason.word(), "its colour in the bar above")
        .box(0, 0, 12, 12, Ink.of(reason))
        .close();
  }
}
