package dev.gauntlet.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportViewTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void hasTheFieldsOfTheContract() {
    assertThat(json(Samples.full()).propertyNames())
        .containsExactlyInAnyOrder(
            "runId",
            "state",
            "agentId",
            "agentVersion",
            "templateId",
            "templateVersion",
            "provider",
            "model",
            "systemPrompt",
            "opponent",
            "judge",
            "goal",
            "runCount",
            "finished",
            "partial",
            "failures",
            "rates",
            "passAtK",
            "endedReasons",
            "criteria",
            "perScenario",
            "turnsToGoal",
            "latencyMs",
            "usage",
            "byModel",
            "costUsd",
            "costPerSuccessUsd",
            "telling",
            "stats",
            "summary",
            "summaryModel",
            "summaryFailure",
            "revisedPrompt",
            "generatedAt",
            "erasedAt",
            "links");
  }

  @Test
  void ratesHaveSixPlaces() {
    assertThat(json(Samples.full()).at("/rates/success").toString())
        .isEqualTo(
            "{\"k\":41,\"n\":60,\"estimate\":0.683333,\"low\":0.557662,\"high\":0.786941,"
                + "\"method\":\"wilson\",\"level\":0.95}");
    assertThat(json(Samples.full()).at("/rates/clustered/clusters").asInt()).isEqualTo(13);
    assertThat(json(Samples.full()).at("/rates/clustered/standardError").decimalValue())
        .isEqualByComparingTo("0.081633");
  }

  @Test
  void moneyIsDecimalUsd() {
    JsonNode report = json(Samples.full());

    assertThat(report.at("/costUsd").toString()).isEqualTo("2.699004");
    assertThat(report.at("/usage/byPurpose/agent/costUsd").toString()).isEqualTo("0.41237");
    assertThat(report.at("/usage/unsettledUsd").toString()).isEqualTo("0.0051");
    assertThat(report.at("/perScenario/0/costUsd").toString()).isEqualTo("0.03172");
  }

  @Test
  void unknownCostIsNull() {
    JsonNode report = json(Samples.unpriced());

    assertThat(report.at("/costUsd").isNull()).isTrue();
    assertThat(report.at("/costPerSuccessUsd").isNull()).isTrue();
    assertThat(report.at("/byModel/0/costUsd").isNull()).isTrue();
  }

  @Test
  void whatWasNotCalledCostNothing() {
    assertThat(json(Samples.unpriced()).at("/usage/byPurpose/judge").toString())
        .isEqualTo("{\"tokensIn\":0,\"tokensOut\":0,\"costUsd\":0,\"llmCalls\":0}");
  }

  @Test
  void withoutACoveredBattleThereIsNoRate() {
    JsonNode rates = json(Samples.allFailed()).get("rates");

    assertThat(rates.get("success").isNull()).isTrue();
    assertThat(rates.get("clustered").isNull()).isTrue();
    assertThat(rates.get("coverage").decimalValue()).isEqualByComparingTo("0");
  }

  @Test
  void criteriaAreNamedAsInTheSpec() {
    assertThat(json(Samples.full()).at("/criteria/3").toString())
        .isEqualTo(
            "{\"id\":\"ticket\",\"type\":\"jsonSchema\",\"required\":false,\"k\":0,\"n\":0,"
                + "\"estimate\":null,\"low\":null,\"high\":null}");
  }

  @Test
  void endsStandInTheirOrder() {
    assertThat(json(Samples.full()).get("endedReasons").toString())
        .isEqualTo(
            "{\"goal\":41,\"limit\":15,\"abandoned\":4,\"budget\":2,\"error\":2,\"manual\":1}");
  }

  @Test
  void theSummaryNamesItsModel() {
    JsonNode report = json(Samples.full());

    assertThat(report.at("/summaryModel/model").asString()).isEqualTo("claude-sonnet-4");
    assertThat(report.at("/stats/rationale").asString()).startsWith("In 11 of the 15");
    assertThat(report.at("/stats/conversationIds")).hasSize(3);
  }

  @Test
  void withoutASummaryItsFieldsAreNull() {
    JsonNode report = json(Samples.partial());

    assertThat(report.get("summary").isNull()).isTrue();
    assertThat(report.get("summaryModel").isNull()).isTrue();
    assertThat(report.get("summaryFailure").isNull()).isTrue();
    assertThat(report.at("/stats/rationale").isNull()).isTrue();
  }

  @Test
  void aSummaryThatIsMissingSaysWhy() {
    JsonNode report = json(Samples.notSummedUp());

    assertThat(report.get("summary").isNull()).isTrue();
    assertThat(report.get("revisedPrompt").isNull()).isTrue();
    assertThat(report.at("/summaryModel/model").asString()).isEqualTo("claude-sonnet-4");
    assertThat(report.get("summaryFailure").toString())
        .isEqualTo("{\"code\":\"BUDGET_SPENT\",\"message\":\"The budget is spent.\"}");
  }

  private static JsonNode json(SampleReport sample) {
    return JSON.valueToTree(ReportView.of(sample.make()));
  }
}
