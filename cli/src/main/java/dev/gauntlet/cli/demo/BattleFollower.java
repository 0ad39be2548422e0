package dev.gauntlet.cli.demo;

import dev.gauntlet.cli.rest.BattleEvent;
import dev.gauntlet.cli.rest.BattleMessage;
import dev.gauntlet.cli.rest.BattleStatus;
import dev.gauntlet.cli.rest.GauntletClient;
import dev.gauntlet.cli.rest.Judgement;
import dev.gauntlet.cli.rest.MessagePage;
import dev.gauntlet.cli.waiting.Pace;
import dev.gauntlet.cli.waiting.Patience;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells a battle as it happens. The event position is the cursor, so whatever happens to the server
 * in between, each thing is told once and in order.
 */
final class BattleFollower {
  private final GauntletClient client;
  private final String battle;
  private final Transcript transcript;
  private final Pace pace;
  private final Clock clock;
  private final Consumer<String> complain;
  private final Map<Integer, BattleMessage> messages = new TreeMap<>();
  private long told;

  /**
   * @param complain is told when the server is lost and when it is back
   */
  BattleFollower(
      GauntletClient client,
      String battle,
      Transcript transcript,
      Pace pace,
      Clock clock,
      Consumer<String> complain) {
    this.client = client;
    this.battle = battle;
    this.transcript = transcript;
    this.pace = pace;
    this.clock = clock;
    this.complain = complain;
  }

  /** Follows the battle to its end and returns how it ended. */
  BattleEvent.Ended follow() throws InterruptedException {
    while (true) {
      List<BattleEvent> events = ask(() -> client.events(battle, told));
      boolean isNew = false;
      for (BattleEvent event : events) {
        if (event.position() > told) {
          tell(event);
          told = event.position();
          isNew = true;
          if (event instanceof BattleEvent.Ended ended) {
            return ended;
          }
        }
      }
      if (!isNew) {
        Thread.sleep(pace.poll());
      }
    }
  }

  /** What the battle has used. */
  BattleStatus status() throws InterruptedException {
    return ask(() -> client.status(battle));
  }

  private void tell(BattleEvent event) throws InterruptedException {
    switch (event) {
      case BattleEvent.Started started -> {}
      case BattleEvent.Spoken spoken ->
          message(spoken.seq(), any -> true).ifPresent(transcript::message);
      case BattleEvent.Judged judged -> judgement(judged);
      case BattleEvent.BackingOff backingOff -> transcript.quiet(words(backingOff));
      case BattleEvent.FellBack fellBack ->
          transcript.quiet(
              because(
                  "going on with " + orElse(fellBack.to(), "the next provider"),
                  fellBack.reason()));
      case BattleEvent.Paused paused ->
          transcript.quiet(because("paused" + by(paused.by()), paused.reason()));
      case BattleEvent.Resumed resumed ->
          transcript.quiet(because("resumed" + by(resumed.by()), resumed.reason()));
      case BattleEvent.WorkerLost lost ->
          transcript.quiet(
              "the worker was lost; another goes on"
                  + (lost.seq() > 0 ? " at message " + lost.seq() : ""));
      case BattleEvent.Ended ended -> {}
      case BattleEvent.Other other -> {}
    }
  }

  private void judgement(BattleEvent.Judged judged) throws InterruptedException {
    Optional<Judgement> judgement =
        message(judged.seq(), message -> message.judged().isPresent())
            .flatMap(BattleMessage::judged);
    if (judgement.isPresent()) {
      transcript.judgement(judgement.get());
    } else {
      transcript.judgement(judged.verdict(), "");
    }
  }

  /** The message, asked for anew when it is not known or not as it is needed. */
  private Optional<BattleMessage> message(int seq, Predicate<BattleMessage> isComplete)
      throws InterruptedException {
    BattleMessage known = messages.get(seq);
    if (known == null || !isComplete.test(known)) {
      MessagePage page = ask(() -> client.messages(battle, seq - 1));
      page.messages().forEach(message -> messages.put(message.seq(), message));
    }
    return Optional.ofNullable(messages.get(seq));
  }

  private <T> T ask(Patience.Question<T> question) throws InterruptedException {
    return pace.patience().ask(question, complain);
  }

  private String words(BattleEvent.BackingOff event) {
    String what = orElse(event.type(), "a call failed").toLowerCase(Locale.ROOT);
    String attempt = event.attempt() > 0 ? ", attempt " + event.attempt() : "";
    return because(
        "waiting: " + what.replace('_', ' ') + attempt + when(event.retryAt()), event.reason());
  }

  private String when(@Nullable Instant retryAt) {
    if (retryAt == null) {
      return "";
    }
    long seconds = Duration.between(clock.instant(), retryAt).toSeconds() + 1;
    return seconds > 0 ? ", again in " + seconds + " s" : "";
  }

  private static String by(String who) {
    return who.isBlank() ? "" : " by " + who;
  }

  private static String because(String what, String reason) {
    return reason.isBlank() ? what : what + " (" + reason + ")";
  }

  private static String orElse(String text, String other) {
    return text.isBlank() ? other : text;
  }
}
