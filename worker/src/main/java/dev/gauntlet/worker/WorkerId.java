package dev.gauntlet.worker;

import java.util.UUID;

/**
 * One life of a worker process; a restarted process is another one.
 *
 * @param value unique over all processes and times
 */
public record WorkerId(String value) {

  /** The id of this life. */
  public static WorkerId next() {
    return new WorkerId(UUID.randomUUID().toString());
  }

  /** What people see: short, with the process id. */
  public String identity() {
    return "gauntlet-" + ProcessHandle.current().pid() + "-" + value.substring(0, 8);
  }
}
