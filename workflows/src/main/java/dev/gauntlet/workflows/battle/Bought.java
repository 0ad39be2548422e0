package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.Spent;

/** What came of a request for a step. */
interface Bought {

  /** Whether the answer cannot be used and is to be asked for once more. */
  boolean unusable();

  /** What the request used, over all attempts. */
  Spent spent();
}
