package dev.gauntlet.web.scale;

import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.web.start.Scene;
import dev.gauntlet.web.start.SharedFields;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the scenarios of a start. */
final class ScenariosBody {
  private static final String LIST = "scenarios";
  private static final int MOST = 1_000;
  private static final BigDecimal HEAVIEST = new BigDecimal(1_000_000);

  private final boolean goalNeeded;
  private final boolean scripted;
  private final Set<String> ids = new HashSet<>();

  /**
   * @param goalNeeded whether the battle has no goal that a scenario could leave as it is
   * @param scripted whether the opponent is a script, which has no persona
   */
  ScenariosBody(boolean goalNeeded, boolean scripted) {
    this.goalNeeded = goalNeeded;
    this.scripted = scripted;
  }

  List<ScenarioBody> read(Fields body) {
    List<ScenarioBody> scenarios = body.objects(LIST, MOST, this::scenario);
    if (body.has(LIST) && !body.isWrong(LIST)) {
      if (scenarios.isEmpty()) {
        body.wrong(LIST, "must have at least one scenario, or be left out.");
      } else if (scenarios.stream().allMatch(scenario -> scenario.weight() == 0)) {
        body.wrong(LIST, "must have one with a weight above 0.");
      }
    }
    return scenarios;
  }

  private ScenarioBody scenario(Fields fields) {
    String id = fields.requiredText("id", SharedFields.NAME);
    if (!id.isEmpty() && !ids.add(id)) {
      fields.wrong(
          "id", "is \"" + Problem.shortened(id) + "\", which another scenario has as well.");
    }
    if (goalNeeded && !fields.has("goal")) {
      fields.wrong("goal", "is missing, and the battle has none that it could take.");
    }
    if (scripted && fields.has("persona")) {
      fields.wrong("persona", "is for a simulated opponent, but the battle's is scripted.");
    }
    Scene scene =
        new Scene(
            fields.filledText("goal", SharedFields.PROMPT),
            fields.text("persona", SharedFields.PROMPT),
            fields.text("userMessage", SharedFields.PROMPT));
    double weight =
        fields.number("weight", BigDecimal.ZERO, HEAVIEST).map(BigDecimal::doubleValue).orElse(1.0);
    return new ScenarioBody(id, weight, scene);
  }
}
