package dev.gauntlet.web.scale;

import dev.gauntlet.storage.Place;
import dev.gauntlet.storage.run.RunCounts;
import dev.gauntlet.storage.run.RunFilter;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.storage.run.RunRow;
import dev.gauntlet.storage.run.UsageOfRun;
import dev.gauntlet.web.list.ListRequest;
import dev.gauntlet.web.list.Page;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.workflows.scale.RunState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads runs as they are stored: one, or a list, newest first. */
final class RunLists {
  private final RunQueries queries;
  private final String temporalUi;

  RunLists(RunQueries queries, String temporalUi) {
    this.queries = queries;
    this.temporalUi = temporalUi;
  }

  /** A page of runs; null for what is not asked for. */
  Page<RunView> page(
      @Nullable String state,
      @Nullable String agentId,
      @Nullable String tag,
      @Nullable String cursor,
      int limit) {
    Page<RunRow> page =
        Page.of(
            queries.list(filter(state, agentId, tag, cursor, limit)),
            limit,
            run -> new Place(run.createdAt(), run.id()));
    List<String> ids = page.items().stream().map(RunRow::id).toList();
    Map<String, RunCounts> counts = queries.counts(ids);
    Map<String, UsageOfRun> usages = queries.usages(ids);
    Map<String, Integer> scenarios = queries.scenarioCounts(ids);
    return page.map(run ->
        RunView.inList(
            run,
            counts.getOrDefault(run.id(), RunCounts.NONE),
            usages.getOrDefault(run.id(), UsageOfRun.NOTHING),
            scenarios.getOrDefault(run.id(), 0),
            temporalUi));
  }

  private static RunFilter filter(
      @Nullable String state,
      @Nullable String agentId,
      @Nullable String tag,
      @Nullable String cursor,
      int limit) {
    ListRequest request = new ListRequest();
    request.limit(limit);
    RunState wanted = request.word("state", state, RunState.values(), RunState::word);
    String agent = request.id("agentId", agentId);
    ListRequest.Tag tagged = request.tag(tag);
    Place before = request.place(cursor);
    request.check();
    return new RunFilter(
        wanted,
        agent,
        tagged == null ? null : tagged.key(),
        tagged == null ? null : tagged.value(),
        before,
        Page.lookFor(limit));
  }

  /** One run with its spec. */
  RunView one(String id) {
    RunRow run = queries.find(id).orElseThrow(() -> Problem.noSuchRun(id));
    return RunView.whole(
        run, queries.counts(id), queries.usage(id), queries.scenarios(id), temporalUi);
  }
}
