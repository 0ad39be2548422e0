package dev.gauntlet.web.battle;

import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.AgentSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.battle.OpponentSpec;
import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.workflows.battle.Lane;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of a start. The flat form, with the agent's fields at the top level, means the
 * same as the nested one; only the nested one leaves this class.
 */
final class StartBody {
  private static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,64}");

  /** The end of what is said of fields that are known but not served yet. */
  static final String NOT_SUPPORTED = "is not supported by this version of Gauntlet.";

  static final int PROMPT = 200_000;
  static final int NAME = 200;
  private static final int LINES = 100;
  private static final int TAGS = 20;
  private static final int FALLBACKS = 10;
  private static final int DEFAULT_MAX_TOKENS = 1_024;
  private static final int DEFAULT_MESSAGE_LIMIT = 25;
  private static final int DEFAULT_TIMEOUT_SECONDS = 900;
  private static final int DEFAULT_TURN_TIMEOUT_SECONDS = 120;
  private static final int DAY_SECONDS = 86_400;
  private static final BigDecimal MOST_USD = new BigDecimal(100_000);
  private static final BigDecimal LEAST_USD = new BigDecimal("0.000001");
  private static final int USD_PLACES = 6;

  private static final List<String> NOT_YET =
      List.of("webhookUrl", "templateId", "values", "agentId");

  private static final Map<String, Lane> LANES = lanes();

  private final List<FieldError> errors = new ArrayList<>();
  private final List<NamedModel> models = new ArrayList<>();
  private final Fields body;

  private StartBody(JsonNode body) {
    this.body = Fields.of(body, errors);
  }

  /**
   * What was read.
   *
   * @param order the start as far as it can be understood
   * @param errors every wrong field; the order is of use only without any
   */
  record Reading(StartOrder order, List<FieldError> errors) {}

  static Reading read(JsonNode body) {
    StartBody start = new StartBody(body);
    StartOrder order = start.order();
    return new Reading(order, start.errors);
  }

  private StartOrder order() {
    Optional<String> id = body.text("conversationId", 10_000);
    id.filter(value -> !ID.matcher(value).matches())
        .ifPresent(value ->
            body.wrong(
                "conversationId",
                "must be 1 to 64 characters of A-Z a-z 0-9 . _ -, and not . or .. alone."));
    for (String field : NOT_YET) {
      if (body.has(field)) {
        body.wrong(field, NOT_SUPPORTED);
      }
    }
    boolean nested = body.has("agent");
    Fields agentFields = nested ? body.object("agent") : body;
    NamedModel named = named(agentFields);
    models.add(named);
    AgentSpec agent = agent(agentFields, named);
    if (nested) {
      agentFields.rejectOthers();
    }
    OpponentSpec opponent = opponent(named, agent);
    String goal = body.requiredText("goal", PROMPT);
    Fields judgeFields = body.object("judge");
    JudgeBody judge =
        JudgeBody.read(
            judgeFields, goal, named, asked -> chain(judgeFields, shared(asked, named, agent)));
    judge.asks().ifPresent(models::add);
    Optional<Long> seed = body.whole("seed", 0, Long.MAX_VALUE);
    BattleSpec spec =
        new BattleSpec(
            agent,
            opponent,
            judge.spec(),
            goal,
            body.text("userMessage", PROMPT).filter(text -> !text.isBlank()).orElse(null),
            body.whole("messageLimit", 1, 200).orElse((long) DEFAULT_MESSAGE_LIMIT).intValue(),
            budget().orElse(null),
            seconds("timeoutSeconds", DEFAULT_TIMEOUT_SECONDS, DAY_SECONDS),
            seconds("turnTimeoutSeconds", DEFAULT_TURN_TIMEOUT_SECONDS, 3_600),
            seed.orElse(0L),
            body.word("lane", LANES).orElse(Lane.INTERACTIVE),
            body.textMap("tags", TAGS, NAME));
    body.rejectOthers();
    return new StartOrder(id, spec, models, seed.isPresent(), warnings(spec));
  }

  /** A stored agent would name the model. */
  private NamedModel named(Fields agent) {
    return body.has("agentId")
        ? NamedModel.optional(agent, new NamedModel("", "", "", ""))
        : NamedModel.required(agent);
  }

  private Optional<BigDecimal> budget() {
    Optional<BigDecimal> usd = body.number("maxUsdPerConversation", LEAST_USD, MOST_USD);
    if (usd.filter(value -> value.stripTrailingZeros().scale() > USD_PLACES).isPresent()) {
      body.wrong("maxUsdPerConversation", "must have at most " + USD_PLACES + " places.");
      return Optional.empty();
    }
    return usd.map(value -> value.setScale(USD_PLACES, RoundingMode.UNNECESSARY));
  }

  private int seconds(String field, int usual, int most) {
    return body.whole(field, 1, most).orElse((long) usual).intValue();
  }

  private AgentSpec agent(Fields fields, NamedModel named) {
    boolean flat = fields == body;
    return new AgentSpec(
        named.provider(),
        named.model(),
        fields.text("systemPrompt", PROMPT).orElse(""),
        fields
            .number("temperature", BigDecimal.ZERO, BigDecimal.TWO)
            .map(BigDecimal::doubleValue)
            .orElse(null),
        fields
            .number("topP", new BigDecimal("0.000001"), BigDecimal.ONE)
            .map(BigDecimal::doubleValue)
            .orElse(null),
        fields.whole("maxTokens", 1, 200_000).orElse((long) DEFAULT_MAX_TOKENS).intValue(),
        flat ? null : fields.whole("seed", 0, Long.MAX_VALUE).orElse(null),
        fields.texts("stop", 4, NAME, String::isEmpty),
        fields.filledText("reasoningEffort", NAME).orElse(null),
        chain(fields, List.of()));
  }

  /** The fallbacks that the fields name, else the usual ones. */
  private List<ModelChoice> chain(Fields fields, List<ModelChoice> usual) {
    if (!fields.has("fallbacks")) {
      return usual;
    }
    List<NamedModel> named = fields.objects("fallbacks", FALLBACKS, NamedModel::required);
    models.addAll(named);
    return named.stream().map(model -> new ModelChoice(model.provider(), model.model())).toList();
  }

  /** One that shares the agent's model shares its fallbacks as well, unless it names its own. */
  private static List<ModelChoice> shared(NamedModel named, NamedModel agent, AgentSpec spec) {
    boolean same = named.provider().equals(agent.provider()) && named.model().equals(agent.model());
    return same ? spec.fallbacks() : List.of();
  }

  private OpponentSpec opponent(NamedModel agent, AgentSpec spec) {
    Fields fields = body.object("opponent");
    String type = fields.text("type", NAME).orElse("simulated");
    OpponentSpec opponent =
        switch (type) {
          case "simulated" -> {
            NamedModel named = NamedModel.optional(fields, agent);
            models.add(named);
            yield new OpponentSpec.Simulated(
                named.provider(),
                named.model(),
                fields.text("persona", PROMPT).orElse(""),
                fields.flag("mayLeave").orElse(false),
                chain(fields, shared(named, agent, spec)));
          }
          case "scripted" -> {
            List<String> lines = fields.texts("lines", LINES, PROMPT, String::isBlank);
            if (lines.isEmpty() && !fields.isWrong("lines")) {
              fields.wrong("lines", "must have at least one line.");
            }
            yield new OpponentSpec.Scripted(lines);
          }
          case "human" -> {
            fields.wrong("type", "\"human\" " + NOT_SUPPORTED);
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

  private static List<String> warnings(BattleSpec spec) {
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

  private static Map<String, Lane> lanes() {
    Map<String, Lane> lanes = new LinkedHashMap<>();
    for (Lane lane : Lane.values()) {
      lanes.put(lane.word(), lane);
    }
    return lanes;
  }
}
