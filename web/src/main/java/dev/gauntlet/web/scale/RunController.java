package dev.gauntlet.web.scale;

import dev.gauntlet.storage.run.RunIntents;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.storage.run.RunRow;
import dev.gauntlet.web.battle.BattleLists;
import dev.gauntlet.web.battle.BattleView;
import dev.gauntlet.web.body.JsonBody;
import dev.gauntlet.web.body.ReasonBody;
import dev.gauntlet.web.door.Caller;
import dev.gauntlet.web.list.Page;
import dev.gauntlet.web.live.LongPoll;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.web.start.IdempotencyKey;
import dev.gauntlet.web.temporal.RunRemote;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Runs over REST. */
@RestController
@RequestMapping(path = "/api/scale", produces = MediaType.APPLICATION_JSON_VALUE)
final class RunController {
  private static final String BY = "api";

  private final RunStarts starts;
  private final RunQueries queries;
  private final RunLists lists;
  private final BattleLists battles;
  private final RunStatusReader statuses;
  private final LongPoll polls;
  private final RunIntents intents;
  private final RunRemote remote;
  private final JsonBody bodies;
  private final String temporalUi;

  RunController(
      RunStarts starts,
      RunQueries queries,
      RunLists lists,
      BattleLists battles,
      RunStatusReader statuses,
      LongPoll polls,
      RunIntents intents,
      RunRemote remote,
      JsonBody bodies,
      String temporalUi) {
    this.starts = starts;
    this.queries = queries;
    this.lists = lists;
    this.battles = battles;
    this.statuses = statuses;
    this.polls = polls;
    this.intents = intents;
    this.remote = remote;
    this.bodies = bodies;
    this.temporalUi = temporalUi;
  }

  record Accepted(String runId, String state, List<String> warnings, RunLinks links) {}

  @PostMapping(path = "/start", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Accepted> start(
      HttpServletRequest request,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key)
      throws IOException {
    RunStarts.Started started = starts.start(bodies.read(request), key, Caller.of(request));
    Accepted accepted = accepted(run(started.id()), started.warnings());
    return ResponseEntity.status(started.repeated() ? HttpStatus.OK : HttpStatus.ACCEPTED)
        .location(URI.create(accepted.links().status()))
        .body(accepted);
  }

  private Accepted accepted(RunRow run, List<String> warnings) {
    return new Accepted(run.id(), run.state().word(), warnings, RunLinks.of(run.id(), temporalUi));
  }

  @GetMapping
  Page<RunView> list(
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String agentId,
      @RequestParam(required = false) @Nullable String tag,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    return lists.page(state, agentId, tag, cursor, limit);
  }

  @GetMapping("/{id}")
  RunView one(@PathVariable String id) {
    return lists.one(id);
  }

  @GetMapping("/{id}/status")
  ResponseEntity<byte[]> status(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known,
      @RequestParam(defaultValue = "0") int waitMs) {
    return polls.answer(
        new LongPoll.Asked("run/" + id, known, waitMs),
        () -> statuses.read(id),
        RunStatusView::isOver);
  }

  @GetMapping("/{id}/grid")
  RunGrid grid(@PathVariable String id) {
    run(id);
    return RunGrid.of(id, queries.cells(id));
  }

  @GetMapping("/{id}/battles")
  Page<BattleView> battles(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String endedReason,
      @RequestParam(required = false) @Nullable String criterion,
      @RequestParam(required = false) @Nullable Boolean met,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    run(id);
    return battles.page(
        new BattleLists.Asked(state, id, null, endedReason, null, criterion, met, cursor, limit));
  }

  @PostMapping("/{id}/cancel")
  ResponseEntity<Accepted> cancel(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    return want(id, Wanted.CANCEL, request);
  }

  @PostMapping("/{id}/pause")
  ResponseEntity<Accepted> pause(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    return want(id, Wanted.PAUSE, request);
  }

  @PostMapping("/{id}/resume")
  ResponseEntity<Accepted> resume(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    return want(id, Wanted.RUN, request);
  }

  private ResponseEntity<Accepted> want(String id, Wanted wanted, HttpServletRequest request)
      throws IOException {
    String reason = ReasonBody.read(bodies.read(request));
    Optional<Intent> intent = intents.want(id, wanted, BY, reason);
    intent.ifPresent(written -> remote.tell(id, wanted, written));
    RunRow run = run(id);
    if (intent.isEmpty() && wanted != Wanted.CANCEL) {
      throw new Problem(
          HttpStatus.CONFLICT,
          "run_ended",
          run.endedAt() == null
              ? "The run is being cancelled, which cannot be undone."
              : "The run has ended (" + run.state().word() + ").");
    }
    return ResponseEntity.status(intent.isPresent() ? HttpStatus.ACCEPTED : HttpStatus.OK)
        .body(accepted(run, List.of()));
  }

  private RunRow run(String id) {
    return queries.find(id).orElseThrow(() -> Problem.noSuchRun(id));
  }
}
