package dev.gauntlet.activities.provider.simulated;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An agent of some ability. As opponent and judge all of them are the same. */
enum SimulatedModel {
  CAPABLE("sim-capable", 0.85, 0.3),
  AVERAGE("sim-average", 0.50, 0.5),
  HOPELESS("sim-hopeless", 0, 1);

  /** The first exchange at which a goal can be reached: nobody can help before they have asked. */
  private static final int EARLIEST = 2;

  /** How often something can come in between, which costs an exchange each. */
  private static final int SETBACKS = 4;

  private final String label;
  private final double reaches;
  private final double setback;

  SimulatedModel(String label, double reaches, double setback) {
    this.label = label;
    this.reaches = reaches;
    this.setback = setback;
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(model -> model.label).toList();
  }

  static Optional<SimulatedModel> labelled(String label) {
    return Arrays.stream(values()).filter(model -> model.label.equals(label)).findAny();
  }

  /** The exchange at which this agent reaches the goal of a battle; beyond any limit for never. */
  int reachesAt(Chance battle) {
    if (battle.unit("reaches " + label) >= reaches) {
      return Integer.MAX_VALUE;
    }
    int exchange = EARLIEST;
    for (int i = 0; i < SETBACKS; i++) {
      if (battle.happens("setback " + i + " of " + label, setback)) {
        exchange++;
      }
    }
    return exchange;
  }
}
