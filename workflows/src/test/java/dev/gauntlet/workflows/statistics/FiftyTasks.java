package dev.gauntlet.workflows.statistics;

import java.util.ArrayList;
import java.util.List;

/** Fifty tasks of four trials each, 84 of the 200 successful. */
final class FiftyTasks {

  /** How many tasks had no success, one, two, three and four. */
  private static final int[] TASKS = {14, 12, 10, 4, 10};

  private FiftyTasks() {}

  static List<Cluster> all() {
    List<Cluster> tasks = new ArrayList<>();
    for (int successes = 0; successes < TASKS.length; successes++) {
      for (int i = 0; i < TASKS[successes]; i++) {
        tasks.add(new Cluster("task " + tasks.size(), successes, 4));
      }
    }
    return tasks;
  }

  /** The same trials as if each were a task of its own. */
  static List<Cluster> apart() {
    List<Cluster> trials = new ArrayList<>();
    for (Cluster task : all()) {
      for (int i = 0; i < task.n(); i++) {
        trials.add(new Cluster(task.id() + " trial " + i, i < task.k() ? 1 : 0, 1));
      }
    }
    return trials;
  }
}
