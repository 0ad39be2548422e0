package dev.gauntlet.storage.signal;

/** What processes tell each other of. A notification may be lost: each has a net below it. */
public enum Channel {
  /** A battle, or {@code run/{runId}}, is to be cancelled: its id. */
  CANCELLED("gauntlet_cancelled"),
  /** Something happened in battles: their ids, with a space between them. */
  EVENTS("gauntlet_events"),
  /** Somebody watches battles live: their ids, with a space between them. */
  WATCHED("gauntlet_watched"),
  /** A part of an answer that is being written, as JSON. */
  DELTAS("gauntlet_deltas");

  private final String word;

  Channel(String word) {
    this.word = word;
  }

  /** PostgreSQL's name for it. */
  public String word() {
    return word;
  }
}
