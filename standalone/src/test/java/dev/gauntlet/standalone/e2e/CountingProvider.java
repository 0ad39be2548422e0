package dev.gauntlet.standalone.e2e;

import dev.gauntlet.testing.BattleAnswers;
import dev.gauntlet.testing.ProviderServer;
import dev.gauntlet.testing.ReceivedRequest;
import dev.gauntlet.testing.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider in a JVM of its own that keeps account of every request. {@code GET /count} says how
 * many there were, {@code GET /requests} what they were. Battles whose id ends with 0 reach their
 * goal at message 4; some verdicts cannot be read and have to be asked for again.
 */
final class CountingProvider {
  private final AtomicInteger count = new AtomicInteger();
  private final Queue<Received> received = new ConcurrentLinkedQueue<>();

  /** One call of a battle, which may take several requests. */
  record Call(String battle, int seq, String purpose, int ordinal) {}

  /**
   * A request as the provider saw it.
   *
   * @param number from 1, in the order of arrival; {@link #tokensIn} tells it
   * @param call what it is for
   * @param at when it had arrived
   * @param brokenOff whether the client went away before it had its answer
   */
  record Request(int number, Call call, Instant at, boolean brokenOff) {

    /** The tokens read, which differ from those of every other request. */
    int tokensIn() {
      return CountingProvider.tokensIn(number);
    }

    /** The tokens written. */
    int tokensOut() {
      return CountingProvider.tokensOut(number);
    }
  }

  private record Received(int number, ReceivedRequest request) {
    Request seen() {
      return new Request(number, callOf(request), request.at(), request.connectionEnd().isDone());
    }
  }

  private final int latencyMs;

  private CountingProvider(int latencyMs) {
    this.latencyMs = latencyMs;
  }

  /**
   * Serves until its input is closed, as it is when the process that started it is gone.
   *
   * @param arguments the least latency in milliseconds
   */
  public static void main(String[] arguments) throws IOException {
    try (ProviderServer server =
        ProviderServer.start(new CountingProvider(Integer.parseInt(arguments[0]))::reply)) {
      System.out.println(server.baseUrl());
      while (System.in.read() >= 0) {
        // Nothing is said to it.
      }
    }
  }

  private Reply reply(ReceivedRequest request) {
    return switch (request.path()) {
      case "/count" -> Reply.status(200, count.toString());
      case "/requests" -> Reply.status(200, JsonMapper.shared().writeValueAsString(seen()));
      default -> answer(request);
    };
  }

  private List<Request> seen() {
    return received.stream().map(Received::seen).toList();
  }

  private Reply answer(ReceivedRequest request) {
    Call call = callOf(request);
    int number = count.incrementAndGet();
    received.add(new Received(number, request));
    int latency = latencyMs + number * 37 % 200;
    Reply.Usage usage = new Reply.Usage(tokensIn(number), 0, tokensOut(number), 0);
    return Reply.delayed(Duration.ofMillis(latency), Reply.text(text(call, request), usage));
  }

  private static String text(Call call, ReceivedRequest request) {
    boolean unreadable = call.hashCode() % 7 == 0;
    if (call.purpose().equals("judge") && call.ordinal() == 0 && unreadable) {
      return "That is hard to say.";
    }
    BattleAnswers answers =
        call.battle().endsWith("0") ? BattleAnswers.reachingAt(4) : BattleAnswers.neverReaching();
    return ((Reply.Completion) answers.apply(request)).text();
  }

  private static Call callOf(ReceivedRequest request) {
    return new Call(
        request.conversation().orElse(""), request.seq(), request.purpose(), request.ordinal());
  }

  static int tokensIn(int number) {
    return 100 + number;
  }

  static int tokensOut(int number) {
    return 5 + number * 13 % 97;
  }
}
