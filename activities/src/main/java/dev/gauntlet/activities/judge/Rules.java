package dev.gauntlet.activities.judge;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.gauntlet.storage.Text;
import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.battle.CriterionResult;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.core.JacksonException;

/** Decides criteria that need no model, on one agent message. */
public final class Rules {
  private static final Duration REGEX_LIMIT = Duration.ofSeconds(1);

  private Rules() {}

  /** Decides every criterion that needs no model. */
  static List<CriterionResult> decide(BattleSpec spec, String message) {
    return spec.judge().criteria().stream()
        .filter(criterion -> criterion.type() != Criterion.Type.LLM)
        .map(criterion -> decide(criterion, message))
        .toList();
  }

  private static CriterionResult decide(Criterion criterion, String message) {
    try {
      Finding finding =
          switch (criterion.type()) {
            case CONTAINS -> contains(criterion.expect(), message);
            case REGEX -> regex(criterion.expect(), message);
            case JSON_SCHEMA -> jsonSchema(criterion.expect(), message);
            case LLM -> throw new IllegalArgumentException("a model decides " + criterion.id());
          };
      return result(criterion, finding.met() != criterion.negate(), finding.why());
    } catch (Undecided undecided) {
      return new CriterionResult(
          criterion.id(),
          criterion.type(),
          criterion.required(),
          null,
          String.valueOf(undecided.getMessage()));
    }
  }

  private static CriterionResult result(Criterion criterion, boolean met, String why) {
    return new CriterionResult(criterion.id(), criterion.type(), criterion.required(), met, why);
  }

  private static Finding contains(String expect, String message) {
    boolean found = message.contains(expect);
    return new Finding(found, found ? "The text is there." : "The text is not there.");
  }

  private static Finding regex(String expect, String message) throws Undecided {
    try {
      boolean found = Pattern.compile(expect).matcher(new TimedText(message, REGEX_LIMIT)).find();
      return new Finding(found, found ? "The pattern is found." : "The pattern is not found.");
    } catch (TimedText.OutOfTime e) {
      throw new Undecided(
          "The pattern took longer than " + REGEX_LIMIT.toSeconds() + " s on this message.");
    } catch (StackOverflowError e) {
      throw new Undecided("The pattern recurses too deeply on this message.");
    } catch (PatternSyntaxException e) {
      throw new Undecided("The pattern is not a regular expression: " + e.getDescription());
    }
  }

  private static Finding jsonSchema(String expect, String message) throws Undecided {
    Schema schema = schema(expect);
    try {
      List<Error> errors = schema.validate(message, InputFormat.JSON);
      return errors.isEmpty()
          ? new Finding(true, "The message follows the schema.")
          : new Finding(
              false,
              "The message does not follow the schema: "
                  + Text.storable(errors.getFirst().getMessage()));
    } catch (SchemaException | PatternSyntaxException e) {
      throw new Undecided("The schema cannot be used.");
    } catch (TimedText.OutOfTime e) {
      throw new Undecided(
          "The schema's patterns took longer than "
              + REGEX_LIMIT.toSeconds()
              + " s on this message.");
    } catch (StackOverflowError e) {
      throw new Undecided("The schema recurses too deeply on this message.");
    } catch (JacksonException | IllegalArgumentException e) {
      return new Finding(false, "The message is not JSON.");
    }
  }

  /** With a registry of its own, so that a schema knows no other battle's by its name. */
  private static Schema schema(String expect) throws Undecided {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .regularExpressionFactory(new TimedPatterns(REGEX_LIMIT))
            .build();
    try {
      return SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12, registry -> registry.schemaRegistryConfig(config))
          .getSchema(expect);
    } catch (SchemaException | JacksonException | IllegalArgumentException e) {
      throw new Undecided("The schema cannot be used.");
    }
  }

  private record Finding(boolean met, String why) {}

  /** A rule could not be decided; the message says why. */
  private static final class Undecided extends Exception {
    private static final long serialVersionUID = 1L;

    Undecided(String why) {
      super(why);
    }
  }
}
