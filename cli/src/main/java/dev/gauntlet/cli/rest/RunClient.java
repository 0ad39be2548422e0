package dev.gauntlet.cli.rest;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The calls about runs; they fail as those of {@link GauntletClient} do. */
public final class RunClient {
  private final Connection connection;

  RunClient(Connection connection) {
    this.connection = connection;
  }

  /**
   * Starts a run. The status is 200 when the run was there already.
   *
   * @param run the body of the start
   * @param idempotencyKey makes it safe to call again when the answer was lost
   */
  public Answer<StartedRun> start(JsonNode run, String idempotencyKey) throws InterruptedException {
    return connection.post(
        "/api/scale/start", run, StartedRun.class, "Idempotency-Key", idempotencyKey);
  }

  /** Where a run stands. */
  public Answer<RunStatus> status(String run) throws InterruptedException {
    return connection.get(path(run) + "/status", RunStatus.class);
  }

  /**
   * A page of the runs, latest first.
   *
   * @param state only those in this state; empty for all
   * @param limit how many at most
   * @param cursor where the page before ended; empty for the first page
   */
  public Answer<RunPage> list(String state, int limit, String cursor) throws InterruptedException {
    return connection.get(
        "/api/scale?limit="
            + limit
            + (state.isEmpty() ? "" : "&state=" + Connection.encode(state))
            + (cursor.isEmpty() ? "" : "&cursor=" + Connection.encode(cursor)),
        RunPage.class);
  }

  /**
   * Ends a run early. The status is 200 when it had ended before.
   *
   * @param reason why; may be empty
   */
  public Answer<RunStatus> cancel(String run, String reason) throws InterruptedException {
    return connection.post(
        path(run) + "/cancel",
        reason.isBlank() ? Map.of() : Map.of("reason", reason),
        RunStatus.class);
  }

  /** Lets no battle of a run take another step until it is resumed. */
  public Answer<RunStatus> pause(String run) throws InterruptedException {
    return connection.post(path(run) + "/pause", Map.of(), RunStatus.class);
  }

  /** Lets a paused run go on. */
  public Answer<RunStatus> resume(String run) throws InterruptedException {
    return connection.post(path(run) + "/resume", Map.of(), RunStatus.class);
  }

  /**
   * The aggregate of a run.
   *
   * @param partial whether the part that is there will do while the run goes on
   */
  public Answer<RunReport> report(String run, boolean partial) throws InterruptedException {
    return connection.get(path(run) + "/report" + query(partial), RunReport.class);
  }

  /**
   * The report as a document.
   *
   * @param format {@code html}, {@code pdf} or {@code csv}
   * @param partial whether the part that is there will do while the run goes on
   */
  public byte[] document(String run, String format, boolean partial) throws InterruptedException {
    return connection.document(path(run) + "/report." + format + query(partial));
  }

  /** Two runs side by side. */
  public Answer<Comparison> compare(String a, String b) throws InterruptedException {
    return connection.get(
        "/api/comparisons?a=" + Connection.encode(a) + "&b=" + Connection.encode(b),
        Comparison.class);
  }

  private static String path(String run) {
    return "/api/scale/" + Connection.encode(run);
  }

  private static String query(boolean partial) {
    return partial ? "?partial=true" : "";
  }
}
