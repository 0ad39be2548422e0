package dev.gauntlet.worker.sweep;

import java.time.Instant;
import java.util.List;

/**
 * What the sweeper looks after: something that was accepted, and has a workflow.
 *
 * @param <T> one of them that has not ended
 */
interface Sweepable<T> {

  /** What one is called in the log. */
  String noun();

  /** Claims those that may need a push; two sweepers claim different ones. */
  List<T> claim(Instant since, int most);

  /** Has one claimed by the next sweep again. */
  void lookAgain(T open);

  /** The id of one in the database. */
  String id(T open);

  /** The id of its workflow. */
  String workflowId(T open);

  /** How often it was begun anew; a workflow that closed before is none of an end's. */
  int generation(T open);

  /** Temporal does not know its workflow, or only one of a lower generation that has closed. */
  void start(T open);

  /** Its workflow runs; it is told what it has not heard yet. */
  void tell(T open);

  /**
   * Its workflow runs, but was begun for a lower generation. It writes its end just before it
   * closes, and somebody may have wanted it to go on between the two.
   */
  default void meetEarlier(T open) {
    lookAgain(open);
  }

  /** Its workflow was closed, and its row is open. */
  void endClosed(T open);
}
