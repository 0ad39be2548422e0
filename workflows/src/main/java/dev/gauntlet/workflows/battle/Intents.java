package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.battle.Standing.Wanted;
import org.jspecify.annotations.Nullable;

/**
 * What people want of a running battle or run; the newest wish counts, and one to end it is never
 * undone.
 */
public final class Intents {
  private Wanted wanted = Wanted.RUN;
  private Intent latest = new Intent(0, "", null);

  void read(Standing standing) {
    Intent intent = standing.intent();
    if (intent != null) {
      take(standing.wanted(), intent);
    }
  }

  /**
   * Takes a wish in; one without words came by hand.
   *
   * @return whether it counts: it is newer than what is known, or has no version
   */
  public boolean take(Wanted wish, @Nullable Intent given) {
    Intent intent = given == null ? Intent.BY_HAND : given;
    boolean stale = intent.version() != 0 && intent.version() <= latest.version();
    if (stale || wanted.isFinal()) {
      return false;
    }
    wanted = wish;
    latest = new Intent(Math.max(intent.version(), latest.version()), intent.by(), intent.reason());
    return true;
  }

  boolean pauseWanted() {
    return wanted == Wanted.PAUSE;
  }

  boolean endWanted() {
    return wanted.isFinal();
  }

  /** The end that is wanted; a native cancel says no more than where it came from. */
  Ending ending() {
    take(Wanted.CANCEL, Intent.BY_HAND);
    return Ending.of(wanted, latest);
  }

  /** The newest wish itself. */
  public Wanted wanted() {
    return wanted;
  }

  /** Who has the newest wish, and why. */
  public Intent latest() {
    return latest;
  }
}
