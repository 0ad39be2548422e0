package dev.gauntlet.web.battle;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.gauntlet.storage.battle.BattleEvent;
import dev.gauntlet.storage.battle.BattleIntents;
import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.web.body.JsonBody;
import dev.gauntlet.web.body.ReasonBody;
import dev.gauntlet.web.door.Caller;
import dev.gauntlet.web.list.ListRequest;
import dev.gauntlet.web.list.Page;
import dev.gauntlet.web.live.LongPoll;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.web.start.IdempotencyKey;
import dev.gauntlet.web.temporal.BattleRemote;
import dev.gauntlet.workflows.battle.Intent;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
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

/** Battles over REST. */
@RestController
@RequestMapping(path = "/api/battles", produces = MediaType.APPLICATION_JSON_VALUE)
final class BattleController {
  private static final String BY = "api";

  private final BattleStarts starts;
  private final BattleLists lists;
  private final BattleQueries queries;
  private final BattleIntents intents;
  private final BattleRemote remote;
  private final StatusReader statuses;
  private final LongPoll polls;
  private final JsonBody bodies;
  private final String temporalUi;

  BattleController(
      BattleStarts starts,
      BattleLists lists,
      BattleQueries queries,
      BattleIntents intents,
      BattleRemote remote,
      StatusReader statuses,
      LongPoll polls,
      JsonBody bodies,
      String temporalUi) {
    this.starts = starts;
    this.lists = lists;
    this.queries = queries;
    this.intents = intents;
    this.remote = remote;
    this.statuses = statuses;
    this.polls = polls;
    this.bodies = bodies;
    this.temporalUi = temporalUi;
  }

  record Accepted(
      String jobId, String conversationId, String state, List<String> warnings, Links links) {}

  record MessagePage(List<MessageView> messages, int nextSeq) {}

  record EventPage(List<EventView> events, int nextAfter) {}

  record EventView(
      int position, String type, @Nullable Integer seq, Instant at, @JsonRawValue String data) {
    static EventView of(BattleEvent event) {
      return new EventView(event.position(), event.type(), event.seq(), event.at(), event.data());
    }
  }

  @PostMapping(path = "/start", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Accepted> start(
      HttpServletRequest request,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key)
      throws IOException {
    BattleStarts.Started started = starts.start(bodies.read(request), key, Caller.of(request));
    BattleRow battle = battle(started.id());
    Accepted accepted = accepted(battle, started.warnings());
    return ResponseEntity.status(started.repeated() ? HttpStatus.OK : HttpStatus.ACCEPTED)
        .location(URI.create(accepted.links().status()))
        .body(accepted);
  }

  private Accepted accepted(BattleRow battle, List<String> warnings) {
    return new Accepted(
        battle.id(),
        battle.id(),
        battle.state().word(),
        warnings,
        Links.of(battle.id(), temporalUi));
  }

  @GetMapping
  Page<BattleView> list(
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String runId,
      @RequestParam(required = false) @Nullable String agentId,
      @RequestParam(required = false) @Nullable String endedReason,
      @RequestParam(required = false) @Nullable String tag,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    return lists.page(
        new BattleLists.Asked(state, runId, agentId, endedReason, tag, null, null, cursor, limit));
  }

  @GetMapping("/{id}")
  BattleView one(@PathVariable String id) {
    BattleRow battle = battle(id);
    return BattleView.whole(battle, queries.usage(id), temporalUi);
  }

  @GetMapping("/{id}/status")
  ResponseEntity<byte[]> status(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known,
      @RequestParam(defaultValue = "0") int waitMs) {
    return polls.answer(
        new LongPoll.Asked(id, known, waitMs), () -> statuses.read(id), StatusView::isOver);
  }

  @GetMapping("/{id}/messages")
  MessagePage messages(
      @PathVariable String id,
      @RequestParam(defaultValue = "0") int sinceSeq,
      @RequestParam(defaultValue = "200") int limit) {
    battle(id);
    ListRequest.checkPage("sinceSeq", sinceSeq, limit);
    List<MessageView> messages =
        queries.messages(id, sinceSeq, limit).stream().map(MessageView::of).toList();
    return new MessagePage(messages, messages.isEmpty() ? sinceSeq : messages.getLast().seq());
  }

  @GetMapping("/{id}/events")
  EventPage events(
      @PathVariable String id,
      @RequestParam(defaultValue = "0") int after,
      @RequestParam(defaultValue = "200") int limit) {
    battle(id);
    ListRequest.checkPage("after", after, limit);
    List<EventView> events = queries.events(id, after, limit).stream().map(EventView::of).toList();
    return new EventPage(events, events.isEmpty() ? after : events.getLast().position());
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
    BattleRow battle = battle(id);
    if (intent.isEmpty() && wanted != Wanted.CANCEL) {
      throw new Problem(
          HttpStatus.CONFLICT,
          "battle_ended",
          battle.end() == null
              ? "The battle is about to be ended, which cannot be undone."
              : "The battle has ended (" + battle.end().reason().word() + ").");
    }
    return ResponseEntity.status(intent.isPresent() ? HttpStatus.ACCEPTED : HttpStatus.OK)
        .body(accepted(battle, List.of()));
  }

  private BattleRow battle(String id) {
    return queries.find(id).orElseThrow(() -> Problem.noSuchBattle(id));
  }
}
