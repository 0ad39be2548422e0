package dev.gauntlet.web.scale;

/**
 * How each battle of a run stands, small enough to be asked for again and again.
 *
 * @param total how many battles there are
 * @param cells one letter a battle, in the order of their index: q queued, r running, p paused, s
 *     succeeded, m missed, u uncovered, f failed, c cancelled
 */
record RunGrid(String runId, int total, String cells) {
  static RunGrid of(String id, String cells) {
    return new RunGrid(id, cells.length(), cells);
  }
}
