package dev.gauntlet.activities.summary;

import dev.gauntlet.activities.provider.Recap;
import dev.gauntlet.activities.provider.Recap.Heard;
import dev.gauntlet.activities.provider.Scene;
import dev.gauntlet.activities.summary.Excerpts.Excerpt;
import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.CriterionRate;
import dev.gauntlet.storage.report.RunReport.Rate;
import dev.gauntlet.storage.report.RunTranscripts.Conversation;
import dev.gauntlet.storage.run.RunRow;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a summary is written from.
 *
 * @param run what was ordered
 * @param model who is asked
 * @param report the numbers
 * @param conversations those that are read
 * @param excerpts what of them is shown, in the same order
 */
record Material(
    RunRow run,
    String model,
    RunReport report,
    List<Conversation> conversations,
    List<Excerpt> excerpts) {

  Material {
    conversations = List.copyOf(conversations);
    excerpts = List.copyOf(excerpts);
  }

  /** The conversations that are read, by their ids. */
  List<String> read() {
    return excerpts.stream().map(Excerpt::id).toList();
  }

  /** What the users wanted: where there are scenarios, in each of those that are read. */
  String goals() {
    TreeMap<String, String> byScenario = new TreeMap<>();
    for (Conversation conversation : conversations) {
      if (conversation.scenario() != null) {
        byScenario.put(conversation.scenario(), conversation.goal());
      }
    }
    if (byScenario.isEmpty()) {
      return "The user's goal:\n" + run.battle().goal() + "\n";
    }
    StringBuilder text = new StringBuilder("The user's goal, by scenario:\n");
    byScenario.forEach((scenario, goal) ->
        text.append("- ").append(scenario).append(": ").append(goal).append('\n'));
    return text.toString();
  }

  Scene scene() {
    return Scene.ofSummary(
        run.battle().goal(),
        run.seed(),
        new Recap(
            run.battle().agent().systemPrompt(),
            report.counts().succeeded(),
            report.counts().covered(),
            weakest(),
            conversations.stream().map(Material::heard).toList()));
  }

  private static Heard heard(Conversation conversation) {
    return new Heard(
        conversation.id(), Ends.isMiss(conversation.endedReason()), conversation.lines());
  }

  private String weakest() {
    return report.criteria().stream()
        .filter(criterion -> criterion.rate() != null)
        .min(Comparator.comparingDouble(criterion -> estimate(criterion.rate())))
        .map(CriterionRate::id)
        .orElse("");
  }

  private static double estimate(@Nullable Rate rate) {
    return rate == null ? 1 : rate.estimate();
  }
}
