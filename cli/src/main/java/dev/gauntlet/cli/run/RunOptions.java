package dev.gauntlet.cli.run;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a run that have an option; an option wins over the file. */
final class RunOptions {
  @Option(names = "--count", paramLabel = "N", description = "How many battles.")
  private @Nullable Long count;

  @Option(names = "--provider", paramLabel = "NAME", description = "Who runs the agent's model.")
  private @Nullable String provider;

  @Option(names = "--model", paramLabel = "NAME", description = "The model under test.")
  private @Nullable String model;

  @Option(
      names = "--system-prompt",
      paramLabel = "TEXT",
      description = "What the agent is told to be.")
  private @Nullable String systemPrompt;

  @Option(names = "--goal", paramLabel = "TEXT", description = "What the opponent wants.")
  private @Nullable String goal;

  @Option(
      names = "--opponent-provider",
      paramLabel = "NAME",
      description = "Who runs the simulated user (default: the agent's).")
  private @Nullable String opponentProvider;

  @Option(
      names = "--opponent-model",
      paramLabel = "NAME",
      description = "The model of the simulated user (default: the agent's).")
  private @Nullable String opponentModel;

  @Option(
      names = "--judge-provider",
      paramLabel = "NAME",
      description = "Who runs the judge (default: the agent's).")
  private @Nullable String judgeProvider;

  @Option(
      names = "--judge-model",
      paramLabel = "NAME",
      description = "The model of the judge (default: the agent's).")
  private @Nullable String judgeModel;

  @Option(
      names = "--message-limit",
      paramLabel = "N",
      description = "End a battle after this many messages.")
  private @Nullable Long messageLimit;

  @Option(
      names = "--max-usd",
      paramLabel = "USD",
      description = "End a battle when it has spent this much.")
  private @Nullable BigDecimal maxUsd;

  @Option(
      names = "--budget-usd",
      paramLabel = "USD",
      description = "End the run when it has spent this much.")
  private @Nullable BigDecimal budgetUsd;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "How many battles are played at once.")
  private @Nullable Long concurrency;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Makes chance repeatable, as far as the providers do.")
  private @Nullable Long seed;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "What the run is called; starting it again follows it (default: drawn).")
  private @Nullable String runId;

  @Option(
      names = "--tag",
      paramLabel = "KEY=VALUE",
      description = "Marks the run; may be given more than once.")
  private Map<String, String> tags = new LinkedHashMap<>();

  /** Writes the options over what the file says. */
  void applyTo(ObjectNode run) {
    put(run, "runId", runId);
    put(run, "runCount", count);
    put(run, "concurrency", concurrency);
    put(run, "budgetUsd", budgetUsd);
    put(run, "seed", seed);
    if (!tags.isEmpty()) {
      ObjectNode all = child(run, "tags");
      tags.forEach(all::put);
    }
    BattleFields battle = new BattleFields(run);
    battle.agent("provider", provider);
    battle.agent("model", model);
    battle.agent("systemPrompt", systemPrompt);
    battle.opponent("provider", opponentProvider);
    battle.opponent("model", opponentModel);
    battle.part("judge", "provider", judgeProvider);
    battle.part("judge", "model", judgeModel);
    battle.own("goal", goal);
    battle.own("messageLimit", messageLimit);
    battle.own("maxUsdPerConversation", maxUsd);
  }

  static void put(ObjectNode node, String field, @Nullable Object value) {
    if (value != null) {
      node.set(field, JsonMapper.shared().valueToTree(value));
    }
  }

  static ObjectNode child(ObjectNode node, String field) {
    return node.path(field) instanceof ObjectNode there ? there : node.putObject(field);
  }
}
