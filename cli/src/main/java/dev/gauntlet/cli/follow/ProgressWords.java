package dev.gauntlet.cli.follow;

import dev.gauntlet.cli.rest.RunStatus;
import dev.gauntlet.cli.rest.RunUsage;
import dev.gauntlet.cli.terminal.Figures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a run stands, in words. */
public final class ProgressWords {
  private static final String DOT = " · ";

  private ProgressWords() {}

  /** How many battles have ended and how many are being played. */
  public static String count(RunStatus status) {
    String ended =
        Figures.grouped(status.completed())
            + " of "
            + Figures.count(status.total(), "battle")
            + " ended ("
            + (long) (status.share() * 100)
            + " %)";
    return status.running() > 0
        ? ended + ", " + Figures.grouped(status.running()) + " running"
        : ended;
  }

  /** How often the goal was reached so far, and what else there was. */
  public static String success(RunStatus status) {
    List<String> parts = new ArrayList<>();
    parts.add(
        status.judged() == 0
            ? "no verdict yet"
            : "success "
                + Figures.grouped(status.succeeded())
                + " of "
                + Figures.grouped(status.judged())
                + " ("
                + Figures.percent((double) status.succeeded() / status.judged())
                + ")");
    addCount(parts, "missed", status.missed());
    addCount(parts, "not covered", status.uncovered());
    addCount(parts, "failed", status.failed());
    addCount(parts, "cancelled", status.cancelled());
    return String.join(DOT, parts);
  }

  /** How fast it goes, how long it may take, and what it costs. */
  public static String spending(RunStatus status) {
    List<String> parts = new ArrayList<>();
    Double rate = status.battlesPerMinute();
    if (rate != null) {
      parts.add(Figures.decimal(rate) + " battles/min");
    }
    Double eta = status.etaSeconds();
    if (eta != null && !status.isEnded()) {
      parts.add("about " + Figures.span(eta) + " left");
    }
    parts.add(cost(status));
    return String.join(DOT, parts);
  }

  /** All of it on one line. */
  public static String line(RunStatus status) {
    return status.runId()
        + " "
        + status.state()
        + DOT
        + count(status)
        + DOT
        + success(status)
        + DOT
        + spending(status);
  }

  /** How the run ended when it was not played to its end; empty when it was. */
  public static String ending(RunStatus status) {
    return switch (status.state()) {
      case "failed" -> "The run failed" + because(failure(status)) + ".";
      case "cancelled" ->
          "The run was cancelled" + by(status.endedBy()) + because(status.reason()) + ".";
      default -> "";
    };
  }

  private static String cost(RunStatus status) {
    RunUsage usage = status.usage();
    String cost =
        usage == null || usage.costUsd() == null
            ? "cost unknown"
            : Figures.usd(usage.costUsd()) + (usage.estimated() ? " (estimated)" : "");
    return status.budgetUsd() == null
        ? cost
        : cost + " of " + Figures.usd(status.budgetUsd()) + " budget";
  }

  private static @Nullable String failure(RunStatus status) {
    if (status.error() == null) {
      return status.reason();
    }
    String message = status.error().message();
    return message == null || message.isBlank() ? status.error().type() : message;
  }

  private static String by(@Nullable String who) {
    return who == null || who.isBlank() ? "" : " by " + who;
  }

  private static String because(@Nullable String why) {
    return why == null || why.isBlank() ? "" : ": " + why.strip().replaceFirst("\\.$", "");
  }

  private static void addCount(List<String> parts, String what, long number) {
    if (number > 0) {
      parts.add(what + " " + Figures.grouped(number));
    }
  }
}
