package dev.gauntlet.storage.agent;

/** What came of storing a new version. */
public enum Revision {
  /** It is stored. */
  STORED,
  /** The version that it was to follow is not the newest any more. */
  STALE,
  /** There is nothing of which it could be a version. */
  NOT_THERE
}
