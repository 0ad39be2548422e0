package dev.gauntlet.web.stream;

import dev.gauntlet.storage.battle.BattleEvent;
import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.BattleTails;
import dev.gauntlet.storage.battle.StoredMessage;
import dev.gauntlet.web.battle.MessageView;
import dev.gauntlet.web.battle.StatusReader;
import dev.gauntlet.web.live.InFlight;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads what follows in battles; readers that are equally far share one answer. */
final class BattleEvents {
  private static final int PAGE = 100;

  private final BattleQueries queries;
  private final BattleTails tails;
  private final StatusReader statuses;
  private final InFlight<Place, List<StreamEvent>> inFlight = new InFlight<>(this::readNow);

  private record Place(String id, int position) {}

  BattleEvents(BattleQueries queries, BattleTails tails, StatusReader statuses) {
    this.queries = queries;
    this.tails = tails;
    this.statuses = statuses;
  }

  /** The next events behind a position; empty when there is none yet. */
  List<StreamEvent> after(String id, int position) {
    return inFlight.ask(new Place(id, position));
  }

  private List<StreamEvent> readNow(Place place) {
    List<BattleEvent> events = queries.events(place.id(), place.position(), PAGE);
    Map<Integer, StoredMessage> messages = messages(place.id(), events);
    List<StreamEvent> read = new ArrayList<>();
    for (BattleEvent event : events) {
      read.add(read(place.id(), event, messages, event == events.getLast()));
    }
    return read;
  }

  private Map<Integer, StoredMessage> messages(String id, List<BattleEvent> events) {
    IntSummaryStatistics seqs =
        events.stream()
            .filter(event -> event.type().equals("message") || event.type().equals("judgement"))
            .map(BattleEvent::seq)
            .filter(Objects::nonNull)
            .mapToInt(Integer::intValue)
            .summaryStatistics();
    return seqs.getCount() == 0
        ? Map.of()
        : queries.messages(id, seqs.getMin() - 1, seqs.getMax() - seqs.getMin() + 1).stream()
            .collect(Collectors.toMap(StoredMessage::seq, message -> message));
  }

  private StreamEvent read(
      String id, BattleEvent event, Map<Integer, StoredMessage> messages, boolean latest) {
    MessageView message =
        event.seq() == null || !messages.containsKey(event.seq())
            ? null
            : MessageView.of(messages.get(event.seq()));
    return switch (event.type()) {
      case "message" ->
          StreamEvent.message(event, message == null ? null : message.withoutJudgement());
      case "judgement" ->
          StreamEvent.judgement(event, message == null ? null : message.judgement());
      case "ended" ->
          latest && isTheEnd(id, event)
              ? StreamEvent.end(event, statuses.read(id))
              : StreamEvent.status(event);
      default -> StreamEvent.status(event);
    };
  }

  /** A battle that ended and is played on has something after that end. */
  private boolean isTheEnd(String id, BattleEvent event) {
    return tails
        .find(id)
        .filter(tail -> tail.ended() && tail.position() == event.position())
        .isPresent();
  }
}
