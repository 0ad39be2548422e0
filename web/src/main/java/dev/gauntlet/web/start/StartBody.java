package dev.gauntlet.web.start;

import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.AgentSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.battle.OpponentSpec;
import dev.gauntlet.web.body.Fields;
import dev.gauntlet.workflows.battle.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the body of a start. The flat form, with the agent's fields at the top level, means the
 * same as the nested one; only the nested one leaves this class. What is wrong is collected by the
 * fields; the order is of use only without any.
 */
public final class StartBody {
  private static final String ID = "conversationId";
  private static final int LONGEST_ID = 64;
  private static final int LINES = 100;
  private static final int DEFAULT_MESSAGE_LIMIT = 25;
  private static final int DEFAULT_TIMEOUT_SECONDS = 900;
  private static final int DEFAULT_TURN_TIMEOUT_SECONDS = 120;
  private static final int DAY_SECONDS = 86_400;

  private final List<NamedModel> models = new ArrayList<>();
  private final Fields body;
  private final StoredSetups stored;

  private StartBody(Fields body, StoredSetups stored) {
    this.body = body;
    this.stored = stored;
  }

  /** The start of a battle. */
  static StartOrder read(Fields body, StoredSetups stored) {
    return new StartBody(body, stored)
        .order(id(body), true, Lane.INTERACTIVE, WebhookUrl.ofStart(body));
  }

  static Optional<String> id(Fields body) {
    return SharedFields.id(body, ID, LONGEST_ID);
  }

  /**
   * What the battles of a run play; their ids are the run's to give.
   *
   * @param goalNeeded whether there is a battle that has no goal of its own
   */
  public static StartOrder readOfRun(Fields body, boolean goalNeeded, StoredSetups stored) {
    if (body.has(ID)) {
      body.wrong(ID, "cannot be chosen: the battles of a run have its runId and a number.");
    }
    if (body.has(WebhookUrl.OF_START)) {
      body.wrong(WebhookUrl.OF_START, "is the run's: give it beside battle.");
    }
    return new StartBody(body, stored)
        .order(Optional.empty(), goalNeeded, Lane.STANDARD, Optional.empty());
  }

  private StartOrder order(
      Optional<String> id, boolean goalNeeded, Lane usualLane, Optional<String> webhookUrl) {
    AgentBody read = AgentBody.ofStart(body, stored);
    NamedModel named = read.named();
    AgentSpec agent = read.spec();
    models.addAll(read.models());
    OpponentSpec opponent = opponent(named, agent);
    String goal =
        goalNeeded
            ? body.requiredText("goal", SharedFields.PROMPT)
            : body.filledText("goal", SharedFields.PROMPT).orElse("");
    Fields judgeFields = body.object("judge");
    JudgeBody judge =
        JudgeBody.read(
            judgeFields,
            goal,
            named,
            asked -> AgentBody.chain(judgeFields, shared(asked, named, agent), models));
    judge.asks().ifPresent(models::add);
    Optional<Long> seed = SharedFields.seed(body);
    BattleSpec spec =
        new BattleSpec(
            agent,
            opponent,
            judge.spec(),
            goal,
            body.text("userMessage", SharedFields.PROMPT)
                .filter(text -> !text.isBlank())
                .orElse(null),
            body.whole("messageLimit", 1, 200).orElse((long) DEFAULT_MESSAGE_LIMIT).intValue(),
            SharedFields.budget(body, "maxUsdPerConversation").orElse(null),
            seconds("timeoutSeconds", DEFAULT_TIMEOUT_SECONDS, DAY_SECONDS),
            seconds("turnTimeoutSeconds", DEFAULT_TURN_TIMEOUT_SECONDS, 3_600),
            seed.orElse(0L),
            SharedFields.lane(body).orElse(usualLane),
            SharedFields.tags(body));
    body.rejectOthers();
    return new StartOrder(
        id, spec, models, judge.ofGoal(), seed.isPresent(), warnings(spec), webhookUrl);
  }

  private int seconds(String field, int usual, int most) {
    return body.whole(field, 1, most).orElse((long) usual).intValue();
  }

  /** One that shares the agent's model shares its fallbacks as well, unless it names its own. */
  private static List<ModelChoice> shared(NamedModel named, NamedModel agent, AgentSpec spec) {
    boolean same = named.provider().equals(agent.provider()) && named.model().equals(agent.model());
    return same ? spec.fallbacks() : List.of();
  }

  private OpponentSpec opponent(NamedModel agent, AgentSpec spec) {
    Fields fields = body.object("opponent");
    String type = fields.text("type", SharedFields.NAME).orElse("simulated");
    OpponentSpec opponent =
        switch (type) {
          case "simulated" -> {
            NamedModel named = NamedModel.optional(fields, agent);
            models.add(named);
            yield new OpponentSpec.Simulated(
                named.provider(),
                named.model(),
                fields.text("persona", SharedFields.PROMPT).orElse(""),
                fields.flag("mayLeave").orElse(false),
                AgentBody.chain(fields, shared(named, agent, spec), models));
          }
          case "scripted" -> {
            List<String> lines = fields.texts("lines", LINES, SharedFields.PROMPT, String::isBlank);
            if (lines.isEmpty() && !fields.isWrong("lines")) {
              fields.wrong("lines", "must have at least one line.");
            }
            yield new OpponentSpec.Scripted(lines);
          }
          case "human" -> {
            fields.wrong("type", "\"human\" " + SharedFields.NOT_SUPPORTED);
            yield new OpponentSpec.Scripted(List.of());
          }
          default -> {
            fields.wrong("type", "must be one of: simulated, scripted.");
            yield new OpponentSpec.Scripted(List.of());
          }
        };
    fields.rejectOthers();
    return opponent;
  }

  /** What a careful person would want to know of a battle. */
  public static List<String> warnings(BattleSpec spec) {
    boolean same =
        spec.judge().needsModel()
            && spec.agent().provider().equals(spec.judge().provider())
            && spec.agent().model().equals(spec.judge().model());
    return same
        ? List.of(
            "Judge and agent share the model "
                + spec.agent().model()
                + "; a judge of another family is harder to please.")
        : List.of();
  }
}
