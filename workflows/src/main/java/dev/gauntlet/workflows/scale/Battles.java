package dev.gauntlet.workflows.scale;

/** The battles of a run that are to be played. */
interface Battles {

  /** Plays them; returns when all have ended, or none is begun any more and the open ones have. */
  void play();

  /** Begins no more for now. */
  void hold();

  /** Begins more again. */
  void goOn();

  /** Begins no more at all. */
  void stop();

  /** A battle has ended by its row. */
  void closed(int index);

  /** How many partitions have begun. */
  int partitions();

  /** Whether the run's budget was found to be spent. */
  boolean budgetSpent();
}
