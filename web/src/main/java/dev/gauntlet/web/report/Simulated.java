package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import java.util.List;
import java.util.Optional;

/** What of a run was played by the offline provider; it has to be said wherever a number shows. */
final class Simulated {
  private static final String PROVIDER = "simulated";

  private Simulated() {}

  /** Whether the agent itself was simulated. */
  static boolean agent(RunReport report) {
    return report.setup().provider().equals(PROVIDER);
  }

  /** A word for headers, or empty when everything was real. */
  static Optional<String> label(RunReport report) {
    if (agent(report)) {
      return Optional.of("simulated");
    }
    return parts(report).isEmpty() ? Optional.empty() : Optional.of("partly simulated");
  }

  /** A sentence for the top of the page, or empty when everything was real. */
  static Optional<String> sentence(RunReport report) {
    if (agent(report)) {
      return Optional.of(
          "The agent's answers come from the offline provider, not from a model. The numbers show"
              + " what a report looks like; they say nothing about a real agent.");
    }
    List<String> parts = parts(report);
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "What the offline provider played, and no model: "
                + String.join(", ", parts)
                + ". The numbers depend on it.");
  }

  private static List<String> parts(RunReport report) {
    return report.byModel().stream()
        .filter(use -> use.provider().equals(PROVIDER))
        .map(RunReport.ModelUse::purpose)
        .distinct()
        .sorted()
        .toList();
  }
}
