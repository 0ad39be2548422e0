package dev.gauntlet.web.scale;

import dev.gauntlet.storage.battle.OpponentSpec;
import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.start.NamedModel;
import dev.gauntlet.web.start.SharedFields;
import dev.gauntlet.web.start.StartBody;
import dev.gauntlet.web.start.StartOrder;
import dev.gauntlet.web.start.StoredSetups;
import dev.gauntlet.web.start.WebhookUrl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the body that starts a run. */
final class RunBody {
  private static final int LONGEST_ID = 56;
  private static final int MOST_AT_A_TIME = 400;
  private static final long DEFAULT_AT_A_TIME = 20;
  private static final int WEEK_SECONDS = 604_800;

  private RunBody() {}

  /** What was asked for; of use only when no field is wrong. */
  static RunOrder read(Fields body, int mostBattles, StoredSetups stored) {
    Optional<String> id = id(body);
    if (!body.has("runCount")) {
      body.wrong("runCount", "is missing.");
    }
    int battles = body.whole("runCount", 1, mostBattles).orElse(1L).intValue();
    int concurrency =
        body.whole("concurrency", 1, MOST_AT_A_TIME).orElse(DEFAULT_AT_A_TIME).intValue();
    Optional<Long> budget =
        SharedFields.budget(body, "budgetUsd").map(usd -> usd.movePointRight(6).longValueExact());
    Optional<Integer> deadline = body.whole("deadlineSeconds", 1, WEEK_SECONDS).map(Long::intValue);
    Fields battleFields = body.requiredObject("battle");
    StartOrder battle = StartBody.readOfRun(battleFields, !body.has("scenarios"), stored);
    List<ScenarioBody> scenarios = scenarios(body, battleFields, battle);
    Optional<Long> seed = SharedFields.seed(body);
    RunOrder order =
        new RunOrder(
            id,
            battle,
            battles,
            concurrency,
            budget.orElse(null),
            deadline.orElse(null),
            seed.or(() -> Optional.of(battle.spec().seed()).filter(given -> battle.seedGiven())),
            SharedFields.lane(body).orElse(battle.spec().lane()),
            tags(body, battle),
            scenarios,
            summarize(body),
            WebhookUrl.ofStart(body));
    body.rejectOthers();
    return order;
  }

  static Optional<String> id(Fields body) {
    return SharedFields.id(body, "runId", LONGEST_ID);
  }

  private static List<ScenarioBody> scenarios(Fields body, Fields battleFields, StartOrder battle) {
    boolean scripted =
        battle.spec().opponent() instanceof OpponentSpec.Scripted
            && !battleFields.isWrong("opponent");
    boolean goalNeeded = battleFields.given() && !battleFields.has("goal");
    List<ScenarioBody> scenarios = new ScenariosBody(goalNeeded, scripted).read(body);
    if (goalNeeded && body.has("scenarios") && scenarios.isEmpty()) {
      battleFields.wrong("goal", "is missing.");
    }
    return scenarios;
  }

  private static Optional<NamedModel> summarize(Fields body) {
    if (!body.has("summarize")) {
      return Optional.empty();
    }
    Fields fields = body.object("summarize");
    NamedModel model = NamedModel.required(fields);
    fields.rejectOthers();
    return Optional.of(model);
  }

  private static Map<String, String> tags(Fields body, StartOrder battle) {
    Map<String, String> tags = new LinkedHashMap<>(battle.spec().tags());
    tags.putAll(SharedFields.tags(body));
    return tags;
  }
}
