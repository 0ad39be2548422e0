package dev.gauntlet.workflows.battle;

import dev.gauntlet.workflows.battle.Standing.Wanted;
import org.jspecify.annotations.Nullable;

/** What people want of a running battle; the newest wish counts, and a cancel is never undone. */
final class Intents {
  private Wanted wanted = Wanted.RUN;
  private Intent latest = new Intent(0, "", null);

  void read(Standing standing) {
    Intent intent = standing.intent();
    if (intent != null) {
      take(standing.wanted(), intent);
    }
  }

  /** Returns whether the wish counts: it is newer than what is known, or has no version. */
  boolean take(Wanted wish, @Nullable Intent given) {
    Intent intent = given == null ? Intent.BY_HAND : given;
    boolean stale = intent.version() != 0 && intent.version() <= latest.version();
    if (stale || wanted == Wanted.CANCEL) {
      return false;
    }
    wanted = wish;
    latest = new Intent(Math.max(intent.version(), latest.version()), intent.by(), intent.reason());
    return true;
  }

  boolean pauseWanted() {
    return wanted == Wanted.PAUSE;
  }

  boolean cancelWanted() {
    return wanted == Wanted.CANCEL;
  }

  /** The intent behind a cancel; a native one says no more than where it came from. */
  Intent cancelling() {
    take(Wanted.CANCEL, Intent.BY_HAND);
    return latest;
  }

  Intent latest() {
    return latest;
  }
}
