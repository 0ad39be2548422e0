package dev.gauntlet.web.battle;

import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.AgentSpec;
import dev.gauntlet.storage.battle.BattleSpec.JudgeSpec;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.battle.OpponentSpec;
import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.workflows.battle.Lane;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of a start. The flat form, with the agent's fields at the top level, means the
 * same as the nested one; only the nested one leaves this class.
 */
final class StartBody {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private static final int PROMPT = 200_000;
  private static final int NAME = 200;
  private static final int LINES = 100;
  private static final int CRITERIA = 50;
  private static final int TAGS = 20;
  private static final int DEFAULT_MAX_TOKENS = 1_024;
  private static final int DEFAULT_MESSAGE_LIMIT = 25;
  private static final int DEFAULT_TIMEOUT_SECONDS = 900;
  private static final int DEFAULT_TURN_TIMEOUT_SECONDS = 120;
  private static final int DAY_SECONDS = 86_400;
  private static final BigDecimal MOST_USD = new BigDecimal(100_000);
  private static final BigDecimal LEAST_USD = new BigDecimal("0.000001");

  private static final List<String> NOT_YET =
      List.of("webhookUrl", "templateId", "values", "agentId");

  private static final Map<String, Criterion.Type> CRITERION_TYPES = criterionTypes();
  private static final Map<String, Lane> LANES = lanes();

  private final List<FieldError> errors = new ArrayList<>();
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
            body.wrong("conversationId", "must be 1 to 64 characters of A-Z a-z 0-9 . _ -."));
    for (String field : NOT_YET) {
      if (body.has(field)) {
        body.wrong(field, "is not supported by this version of Gauntlet.");
      }
    }
    boolean nested = body.has("agent");
    Fields agentFields = nested ? body.object("agent") : body;
    AgentSpec agent = agent(agentFields);
    if (nested) {
      agentFields.rejectOthers();
    }
    OpponentSpec opponent = opponent(agent);
    String goal = body.requiredText("goal", PROMPT);
    JudgeSpec judge = judge(agent, goal);
    Optional<Long> seed = body.whole("seed", 0, Long.MAX_VALUE);
    BattleSpec spec =
        new BattleSpec(
            agent,
            opponent,
            judge,
            goal,
            body.text("userMessage", PROMPT).filter(text -> !text.isBlank()).orElse(null),
            body.whole("messageLimit", 1, 200).orElse((long) DEFAULT_MESSAGE_LIMIT).intValue(),
            body.number("maxUsdPerConversation", LEAST_USD, MOST_USD)
                .map(usd -> usd.setScale(6, RoundingMode.DOWN))
                .orElse(null),
            seconds("timeoutSeconds", DEFAULT_TIMEOUT_SECONDS, DAY_SECONDS),
            seconds("turnTimeoutSeconds", DEFAULT_TURN_TIMEOUT_SECONDS, 3_600),
            seed.orElse(0L),
            body.word("lane", LANES).orElse(Lane.INTERACTIVE),
            body.textMap("tags", TAGS, NAME));
    body.rejectOthers();
    return new StartOrder(id, spec, seed.isPresent(), warnings(spec));
  }

  private int seconds(String field, int usual, int most) {
    return body.whole(field, 1, most).orElse((long) usual).intValue();
  }

  private AgentSpec agent(Fields fields) {
    if (fields.has("fallbacks")) {
      fields.wrong("fallbacks", "is not supported by this version of Gauntlet.");
    }
    boolean flat = fields == body;
    return new AgentSpec(
        fields.requiredText("provider", NAME),
        fields.requiredText("model", NAME),
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
        fields.texts("stop", 4, NAME),
        fields.text("reasoningEffort", NAME).orElse(null));
  }

  private OpponentSpec opponent(AgentSpec agent) {
    Fields fields = body.object("opponent");
    String type = fields.text("type", NAME).orElse("simulated");
    OpponentSpec opponent =
        switch (type) {
          case "simulated" ->
              new OpponentSpec.Simulated(
                  fields.text("provider", NAME).orElse(agent.provider()),
                  fields.text("model", NAME).orElse(agent.model()),
                  fields.text("persona", PROMPT).orElse(""),
                  fields.flag("mayLeave").orElse(false));
          case "scripted" -> {
            List<String> lines = fields.texts("lines", LINES, PROMPT);
            if (lines.isEmpty()) {
              fields.wrong("lines", "must have at least one line.");
            }
            yield new OpponentSpec.Scripted(lines);
          }
          case "human" -> {
            fields.wrong("type", "\"human\" is not supported by this version of Gauntlet.");
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

  private JudgeSpec judge(AgentSpec agent, String goal) {
    Fields fields = body.object("judge");
    List<Criterion> criteria = fields.objects("criteria", CRITERIA, this::criterion);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < criteria.size(); i++) {
      if (!ids.add(criteria.get(i).id())) {
        fields.wrong("criteria[" + i + "].id", "is used by another criterion as well.");
      }
    }
    if (!criteria.isEmpty() && criteria.stream().noneMatch(Criterion::required)) {
      fields.wrong("criteria", "must have one that is required, or the goal is never reached.");
    }
    if (criteria.isEmpty()) {
      criteria = List.of(new Criterion("goal", Criterion.Type.LLM, goal, true, false));
    }
    boolean needsModel = criteria.stream().anyMatch(c -> c.type() == Criterion.Type.LLM);
    String provider = fields.text("provider", NAME).orElse(needsModel ? agent.provider() : null);
    String model = fields.text("model", NAME).orElse(needsModel ? agent.model() : null);
    fields.rejectOthers();
    return new JudgeSpec(provider, model, criteria);
  }

  private Criterion criterion(Fields fields) {
    String id = fields.requiredText("id", NAME);
    Criterion.Type type = fields.word("type", CRITERION_TYPES).orElse(Criterion.Type.LLM);
    String expect = fields.requiredText("expect", PROMPT);
    if (type == Criterion.Type.REGEX) {
      try {
        Pattern.compile(expect);
      } catch (PatternSyntaxException e) {
        fields.wrong("expect", "is not a regular expression: " + e.getDescription() + ".");
      }
    }
    return new Criterion(
        id,
        type,
        expect,
        fields.flag("required").orElse(true),
        fields.flag("negate").orElse(false));
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

  private static Map<String, Criterion.Type> criterionTypes() {
    Map<String, Criterion.Type> types = new LinkedHashMap<>();
    types.put("llm", Criterion.Type.LLM);
    types.put("contains", Criterion.Type.CONTAINS);
    types.put("regex", Criterion.Type.REGEX);
    types.put("jsonSchema", Criterion.Type.JSON_SCHEMA);
    return types;
  }

  private static Map<String, Lane> lanes() {
    Map<String, Lane> lanes = new LinkedHashMap<>();
    for (Lane lane : Lane.values()) {
      lanes.put(lane.word(), lane);
    }
    return lanes;
  }
}
