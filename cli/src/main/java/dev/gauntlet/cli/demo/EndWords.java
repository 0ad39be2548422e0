package dev.gauntlet.cli.demo;

import dev.gauntlet.cli.rest.BattleEvent;
import dev.gauntlet.cli.rest.BattleStatus;
import dev.gauntlet.cli.terminal.Figures;
import dev.gauntlet.cli.terminal.Ink;
import java.util.Optional;

/** How a battle ended and what it used, as a person would say it. */
final class EndWords {
  private EndWords() {}

  static String reason(BattleEvent.Ended ended) {
    String why = why(ended.endedReason(), ended.error());
    return ended.detail().isEmpty() ? why : why + " " + ended.detail();
  }

  private static String why(String endedReason, Optional<BattleStatus.Failure> error) {
    return switch (endedReason) {
      case "goal" -> "The goal was reached.";
      case "limit" -> "The messages were used up before the goal was reached.";
      case "abandoned" -> "The simulated user left before the goal was reached.";
      case "budget" -> "The budget was used up before the goal was reached.";
      case "timeout" -> "The time was used up before the goal was reached.";
      case "manual" -> "The battle was cancelled.";
      case "error" ->
          "The battle could not go on: " + error.map(EndWords::failure).orElse("no reason given");
      default -> "The battle ended: " + endedReason + ".";
    };
  }

  static Ink ink(String endedReason) {
    return switch (endedReason) {
      case "goal" -> Ink.GOOD;
      case "error" -> Ink.BAD;
      default -> Ink.OPEN;
    };
  }

  /** Messages, tokens and cost on one line; an unknown cost is not a cost of nothing. */
  static String totals(BattleStatus status) {
    BattleStatus.Progress progress = status.progress();
    String messages =
        progress == null ? "" : Figures.count(progress.messageCount(), "message") + " · ";
    BattleStatus.Usage usage = status.usage();
    if (usage == null) {
      return messages + "tokens unknown · cost unknown";
    }
    return messages
        + Figures.count(usage.tokensIn(), "token")
        + " in, "
        + Figures.grouped(usage.tokensOut())
        + " out · "
        + usage.cost().map(Figures::usd).orElse("cost unknown")
        + (usage.estimated() ? " (estimated)" : "");
  }

  private static String failure(BattleStatus.Failure failure) {
    String message = failure.message() == null ? "" : failure.message();
    String type = failure.type() == null || failure.type().isEmpty() ? "" : failure.type();
    if (message.isEmpty()) {
      return type.isEmpty() ? "no reason given" : type;
    }
    return type.isEmpty() ? message : message + " (" + type + ")";
  }
}
