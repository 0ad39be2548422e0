package dev.gauntlet.activities;

import dev.gauntlet.activities.provider.Scene;
import dev.gauntlet.testing.BattleAnswers;
import dev.gauntlet.testing.ReceivedRequest;
import dev.gauntlet.testing.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** A provider that answers as the dice fall, and keeps account of what it bills. */
final class Misfortune implements Function<ReceivedRequest, Reply> {
  private static final int REASONABLE_PERCENT = 72;
  private static final Map<String, String> AT_ONCE = Map.of("Retry-After", "0");

  private final Random random;
  private final BattleAnswers answers;
  private final int slowestMs;
  private final int goneAt;
  private int asked;
  private long billedMicros;

  /**
   * @param random the dice
   * @param slowestMs how long an answer takes at most
   */
  Misfortune(Random random, int slowestMs) {
    this.random = random;
    this.slowestMs = slowestMs;
    this.goneAt = random.nextInt(8) == 0 ? random.nextInt(20) : Integer.MAX_VALUE;
    this.answers =
        random.nextInt(3) == 0
            ? BattleAnswers.reachingAt(2 + random.nextInt(8))
            : BattleAnswers.neverReaching();
  }

  @Override
  public synchronized Reply apply(ReceivedRequest request) {
    asked++;
    Reply reply = asked > goneAt ? Reply.status(503, AT_ONCE, "{}") : draw(request);
    return Reply.delayed(Duration.ofMillis(1 + random.nextInt(slowestMs)), reply);
  }

  /** The price of every completion that was sent. */
  synchronized long billedMicros() {
    return billedMicros;
  }

  private Reply draw(ReceivedRequest request) {
    String text = ((Reply.Completion) answers.apply(request)).text();
    if (random.nextInt(100) < REASONABLE_PERCENT) {
      return completion(text, "stop", false);
    }
    return switch (random.nextInt(20)) {
      case 0 -> completion("", "stop", false);
      case 1 -> completion("I cannot help with that.", "stop", true);
      case 2 -> completion("I", "content_filter", false);
      case 3 -> completion(text.substring(0, text.length() / 2), "length", false);
      case 4, 5 -> completion("That is hard to say.", "stop", false);
      case 6 -> completion(text + " " + Scene.LEAVE, "stop", false);
      case 7, 8 -> Reply.status(429, AT_ONCE, "{}");
      case 9 -> Reply.status(429, "{}");
      case 10 -> Reply.status(500, "{}");
      case 11 -> Reply.status(503, AT_ONCE, "<html>");
      case 12 -> Reply.status(529, "{}");
      case 13 -> Reply.malformed();
      case 14 -> Reply.truncated();
      case 15 -> Reply.reset();
      default -> rarely(text);
    };
  }

  /** What ends a battle at once comes seldom, or hardly any battle would get far. */
  private Reply rarely(String text) {
    return switch (random.nextInt(20)) {
      case 0 -> Reply.status(400, "{}");
      case 1 -> Reply.status(401, "{}");
      case 2 -> Reply.status(402, "{}");
      case 3 -> Reply.status(404, "{}");
      case 4 -> Reply.status(413, "{}");
      default -> completion(text, "stop", false);
    };
  }

  /** No two of them cost the same. */
  private Reply completion(String text, String finish, boolean refused) {
    Reply.Usage usage = new Reply.Usage(20 + asked, asked % 3, 5 + random.nextInt(50), 0);
    billedMicros += Stage.PRICE.costMicros(usage.input(), usage.cached(), usage.output());
    return new Reply.Completion(refused ? "" : text, finish, refused ? text : null, usage);
  }
}
