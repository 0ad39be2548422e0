package dev.gauntlet.activities.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.battle.Criterion.Type;
import dev.gauntlet.storage.battle.CriterionResult;
import dev.gauntlet.storage.battle.OpponentSpec;
import dev.gauntlet.testing.ProviderServer;
import dev.gauntlet.workflows.battle.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTests {
  private static final Duration BOUND = Duration.ofSeconds(10);
  private static final String EVIL = "a".repeat(40) + "!";

  /** The JDK remembers where simpler ones failed before. */
  private static final String CATASTROPHE = "^(?:(?:a|aa)+)+$";

  private static final String ADULT =
      """
      {"type":"object","required":["age"],"properties":{"age":{"type":"integer","minimum":18}}}\
      """;

  @ParameterizedTest
  @CsvSource({
    "CONTAINS, done, it is done, true",
    "CONTAINS, Done, it is done, false",
    "REGEX, ^it.*done$, it is done, true",
    "REGEX, ^done, it is done, false",
  })
  void textIsLookedFor(Type type, String expect, String message, boolean met) {
    assertThat(met(type, expect, message)).isEqualTo(met);
    assertThat(decide(new Criterion("c", type, expect, true, true), message).met())
        .isNotEqualTo(met);
  }

  @Test
  void aMessageThatFollowsTheSchemaMeetsIt() {
    assertThat(met(Type.JSON_SCHEMA, ADULT, "{\"age\": 44}")).isTrue();
    assertThat(met(Type.JSON_SCHEMA, ADULT, "{\"age\": 4}")).isFalse();
    assertThat(met(Type.JSON_SCHEMA, ADULT, "{}")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "forty-four", "{\"age\": 44", "{\"age\": 44} and that is all"})
  void aMessageThatIsNoJsonDoesNotMeetASchema(String message) {
    assertThat(met(Type.JSON_SCHEMA, ADULT, message)).isFalse();
  }

  @Test
  void aSchemaThatCannotBeUsedDecidesNothing() {
    assertThat(met(Type.JSON_SCHEMA, "no JSON", "{}")).isNull();
    assertThat(met(Type.JSON_SCHEMA, "no JSON", "no JSON")).isNull();
    assertThat(met(Type.JSON_SCHEMA, "{\"$ref\": \"#/$defs/nowhere\"}", "{}")).isNull();
    assertThat(met(Type.JSON_SCHEMA, "{\"pattern\": \"(\"}", "\"x\"")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "(a|aa)+$", CATASTROPHE, "^(a+)+\\1b$", "(.*.*.*.*.*.*=)+$"})
  void aPatternThatBacktracksWithoutEndIsBounded(String pattern) {
    assertTimeoutPreemptively(
        BOUND, () -> assertThat(met(Type.REGEX, pattern, EVIL)).isNotEqualTo(true));
  }

  @Test
  void aPatternThatTookTooLongDecidesNothing() {
    assertThat(met(Type.REGEX, CATASTROPHE, EVIL)).isNull();
  }

  @Test
  void aPatternInASchemaIsBoundedToo() {
    String schema = "{\"items\": {\"type\": \"string\", \"pattern\": \"" + CATASTROPHE + "\"}}";
    String message = "[\"%s\",\"%s\",\"%s\"]".formatted(EVIL, EVIL, EVIL);

    assertTimeoutPreemptively(
        BOUND, () -> assertThat(met(Type.JSON_SCHEMA, schema, message)).isNull());
  }

  @Test
  void aPatternThatRecursesTooDeeplyDecidesNothing() {
    assertThat(met(Type.REGEX, "(a|b)*c", "ab".repeat(200_000))).isNull();
  }

  @Test
  void aSchemaThatRefersToItselfWithoutEndDecidesNothing() {
    assertThat(met(Type.JSON_SCHEMA, "{\"$ref\": \"#\"}", "{}")).isNull();
  }

  @Test
  void aMessageThatIsNestedTooDeeplyDoesNotMeetASchema() {
    assertThat(met(Type.JSON_SCHEMA, ADULT, "[".repeat(50_000))).isFalse();
  }

  @Test
  void whatASchemaFindsWrongCanBeStored() {
    String closed = "{\"additionalProperties\": false}";
    Criterion criterion = new Criterion("c", Type.JSON_SCHEMA, closed, true, false);

    CriterionResult result = decide(criterion, "{\"a\\u0000b\": 1}");

    assertThat(result.met()).isFalse();
    assertThat(result.rationale()).contains("a\uFFFDb").doesNotContain("\0");
  }

  @Test
  void aSchemaFetchesNothing() {
    try (ProviderServer elsewhere = ProviderServer.start()) {
      String schema = "{\"$ref\": \"" + elsewhere.baseUrl() + "/schema.json\"}";

      assertThat(met(Type.JSON_SCHEMA, schema, "{}")).isNull();
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void schemasOfTheSameNameDoNotKnowEachOther() {
    String number = "{\"$id\": \"https://example.com/s\", \"type\": \"number\"}";
    String text = "{\"$id\": \"https://example.com/s\", \"type\": \"string\"}";
    String stranger = "{\"$ref\": \"https://example.com/s\"}";

    assertThat(met(Type.JSON_SCHEMA, number, "1")).isTrue();
    assertThat(met(Type.JSON_SCHEMA, text, "1")).isFalse();
    assertThat(met(Type.JSON_SCHEMA, number, "1")).isTrue();
    assertThat(met(Type.JSON_SCHEMA, stranger, "1")).isNull();
  }

  private static @Nullable Boolean met(Type type, String expect, String message) {
    return decide(new Criterion("c", type, expect, true, false), message).met();
  }

  private static CriterionResult decide(Criterion criterion, String message) {
    BattleSpec spec =
        new BattleSpec(
            new BattleSpec.AgentSpec("p", "m", "", null, null, 1, null, List.of(), null, List.of()),
            new OpponentSpec.Scripted(List.of()),
            new BattleSpec.JudgeSpec(null, null, List.of(), List.of(criterion)),
            "",
            null,
            2,
            null,
            1,
            1,
            0,
            Lane.STANDARD,
            Map.of());
    return Rules.decide(spec, message).getFirst();
  }
}
