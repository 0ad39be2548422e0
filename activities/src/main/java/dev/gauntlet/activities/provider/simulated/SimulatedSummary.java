package dev.gauntlet.activities.provider.simulated;

import dev.gauntlet.activities.provider.Recap;
import dev.gauntlet.activities.provider.Recap.Heard;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A summary that is counted and not read, and says so first. */
final class SimulatedSummary {
  private static final String SUMMARY =
      "Simulated summary, no model has read anything: the agent reached the goal in %d of %d"
          + " conversations that count.%s%s";
  private static final String RATIONALE = "Simulated, by counting in %d conversations.%s";
  private static final String ADVICE =
      """
      Ask early for every detail that you need, one question at a time. Before you say goodbye, say \
      what you have done about the request, and give the number under which it is kept.\
      """;

  private SimulatedSummary() {}

  static String of(Recap recap) {
    List<Heard> missed = recap.read().stream().filter(Heard::missed).toList();
    ObjectNode answer = JsonMapper.shared().createObjectNode();
    answer.put(
        "summary",
        SUMMARY.formatted(
            recap.succeeded(), recap.covered(), misses(missed), weakest(recap, missed)));
    answer.put("rationale", RATIONALE.formatted(recap.read().size(), names(missed)));
    answer.put("revisedPrompt", missed.isEmpty() ? null : revised(recap.systemPrompt()));
    return answer.toString();
  }

  private static String misses(List<Heard> missed) {
    if (missed.isEmpty()) {
      return "";
    }
    long unsettled =
        missed.stream().filter(each -> new Talk(each.lines()).settled().isEmpty()).count();
    return " Of those given to read, %d missed it; in %d of these the agent never said that it was done."
        .formatted(missed.size(), unsettled);
  }

  private static String weakest(Recap recap, List<Heard> missed) {
    return missed.isEmpty() || recap.weakest().isEmpty()
        ? ""
        : " The criterion met least often is %s.".formatted(recap.weakest());
  }

  private static String names(List<Heard> missed) {
    return missed.isEmpty()
        ? ""
        : missed.stream().map(Heard::id).collect(Collectors.joining(", ", " Missed: ", "."));
  }

  private static String revised(String systemPrompt) {
    return ("Simulated suggestion, written without a model:\n\n" + systemPrompt + "\n\n" + ADVICE)
        .strip();
  }
}
