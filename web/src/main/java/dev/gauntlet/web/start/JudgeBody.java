package dev.gauntlet.web.start;

import dev.gauntlet.storage.battle.BattleSpec.JudgeSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.web.body.Fields;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The judge of a start. Without criteria the goal is the one that is required.
 *
 * @param spec what judges
 * @param asks the model that is asked, if a criterion needs one
 * @param ofGoal whether the goal is what it judges, for no criteria were given
 */
record JudgeBody(JudgeSpec spec, Optional<NamedModel> asks, boolean ofGoal) {
  private static final int CRITERIA = 50;
  private static final Map<String, Criterion.Type> TYPES = types();
  private static final JsonMapper SCHEMAS =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /**
   * @param fallbacks what follows the model that is asked
   */
  static JudgeBody read(
      Fields fields,
      String goal,
      NamedModel agent,
      Function<NamedModel, List<ModelChoice>> fallbacks) {
    List<Criterion> criteria = fields.objects("criteria", CRITERIA, JudgeBody::criterion);
    check(fields, criteria);
    boolean ofGoal = criteria.isEmpty();
    if (ofGoal) {
      criteria = List.of(reaching(goal));
    }
    NamedModel none = new NamedModel("", "", "", "");
    boolean asks = criteria.stream().anyMatch(c -> c.type() == Criterion.Type.LLM);
    NamedModel named = NamedModel.optional(fields, asks ? agent : none);
    List<ModelChoice> chain = fallbacks.apply(named);
    fields.rejectOthers();
    return asks
        ? new JudgeBody(
            new JudgeSpec(named.provider(), named.model(), chain, criteria),
            Optional.of(named),
            ofGoal)
        : new JudgeBody(new JudgeSpec(null, null, List.of(), criteria), Optional.empty(), ofGoal);
  }

  /** The criterion that a goal is when none is given. */
  static Criterion reaching(String goal) {
    return new Criterion("goal", Criterion.Type.LLM, goal, true, false);
  }

  private static void check(Fields fields, List<Criterion> criteria) {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < criteria.size(); i++) {
      String id = criteria.get(i).id();
      if (!id.isEmpty() && !ids.add(id)) {
        fields.wrong("criteria[" + i + "].id", "is used by another criterion as well.");
      }
    }
    if (!criteria.isEmpty() && criteria.stream().noneMatch(Criterion::required)) {
      fields.wrong("criteria", "must have one that is required, or the goal is never reached.");
    }
  }

  private static Criterion criterion(Fields fields) {
    String id = fields.requiredText("id", SharedFields.NAME);
    Criterion.Type type = fields.word("type", TYPES).orElse(Criterion.Type.LLM);
    String expect = fields.requiredText("expect", SharedFields.PROMPT);
    if (!expect.isEmpty()) {
      fault(type, expect).ifPresent(message -> fields.wrong("expect", message));
    }
    return new Criterion(
        id,
        type,
        expect,
        fields.flag("required").orElse(true),
        fields.flag("negate").orElse(false));
  }

  private static Optional<String> fault(Criterion.Type type, String expect) {
    return switch (type) {
      case LLM, CONTAINS -> Optional.empty();
      case REGEX -> regexFault(expect);
      case JSON_SCHEMA -> schemaFault(expect);
    };
  }

  private static Optional<String> regexFault(String expect) {
    try {
      Pattern.compile(expect);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("is not a regular expression: " + e.getDescription() + ".");
    }
  }

  private static Optional<String> schemaFault(String expect) {
    try {
      JsonNode schema = SCHEMAS.readTree(expect);
      return schema.isObject() || schema.isBoolean()
          ? Optional.empty()
          : Optional.of("is no JSON schema, which is an object, or true or false.");
    } catch (JacksonException e) {
      return Optional.of("is no JSON schema, because it cannot be read as JSON.");
    }
  }

  private static Map<String, Criterion.Type> types() {
    Map<String, Criterion.Type> types = new LinkedHashMap<>();
    types.put("llm", Criterion.Type.LLM);
    types.put("contains", Criterion.Type.CONTAINS);
    types.put("regex", Criterion.Type.REGEX);
    types.put("jsonSchema", Criterion.Type.JSON_SCHEMA);
    return types;
  }
}
