package dev.gauntlet.storage.erasure;

/** What came of the wish to erase a battle or a run. */
public enum Erasure {
  /** Its content is gone, now or since before. */
  ERASED,
  /** It has not ended, so nothing was erased. */
  OPEN,
  /** There is no such battle or run. */
  NOT_THERE
}
