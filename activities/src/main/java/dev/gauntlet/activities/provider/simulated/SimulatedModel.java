package dev.gauntlet.activities.provider.simulated;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An agent of some ability. As opponent and judge all of them are the same. */
enum SimulatedModel {
  CAPABLE("sim-capable", 0.85, new double[] {0.30, 0.35, 0.20, 0.10, 0.05}),
  AVERAGE("sim-average", 0.50, new double[] {0.10, 0.25, 0.30, 0.20, 0.15}),
  HOPELESS("sim-hopeless", 0.0, new double[] {});

  /** The first exchange at which a goal can be reached: nobody can help before they have asked. */
  private static final int EARLIEST = 2;

  private final String label;
  private final double reaches;
  private final double[] shares;

  SimulatedModel(String label, double reaches, double[] shares) {
    this.label = label;
    this.reaches = reaches;
    this.shares = shares;
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
    double left = battle.unit("reaches at " + label);
    for (int i = 0; i < shares.length; i++) {
      left -= shares[i];
      if (left < 0) {
        return EARLIEST + i;
      }
    }
    return EARLIEST + shares.length;
  }
}
