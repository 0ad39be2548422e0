package dev.gauntlet.cli.follow;

import dev.gauntlet.cli.rest.Answer;
import dev.gauntlet.cli.rest.RunStatus;

/** Shows a run as it goes on. */
interface RunProgress {
  /** The run stands here now; called at every look, also when nothing is new. */
  void show(Answer<RunStatus> status);

  /** Something happened besides. */
  void say(String sentence);

  /** Nothing more will be shown; takes away what should not stay. */
  void end();
}
