package dev.gauntlet.web.report;

import dev.gauntlet.workflows.battle.EndedReason;
import java.util.Locale;

/** The colours of the plots on white; {@code report.css} has those for the dark, by class. */
enum Ink {
  /** Quarters of a scale. */
  GRID("#c9c9c4"),
  /** An interval. */
  INTERVAL("#7d86de"),
  /** What could be, at worst and at best. */
  BOUNDS("#8b9099"),
  /** A value. */
  VALUE("#3f49c6"),
  /** Around a value, to set it off from what it lies on. */
  RING("#ffffff"),
  GOAL("#1f7a4a"),
  LIMIT("#b06000"),
  ABANDONED("#bd7d1c"),
  BUDGET("#2a6496"),
  TIMEOUT("#558bb2"),
  ERROR("#b3312b"),
  MANUAL("#7b818a");

  private final String colour;

  Ink(String colour) {
    this.colour = colour;
  }

  static Ink of(EndedReason reason) {
    return switch (reason) {
      case GOAL -> GOAL;
      case LIMIT -> LIMIT;
      case ABANDONED -> ABANDONED;
      case BUDGET -> BUDGET;
      case TIMEOUT -> TIMEOUT;
      case ERROR -> ERROR;
      case MANUAL -> MANUAL;
    };
  }

  String colour() {
    return colour;
  }

  String look() {
    return "ink-" + name().toLowerCase(Locale.ROOT);
  }
}
