package dev.gauntlet.web.report;

import dev.gauntlet.storage.battle.Criterion;
import dev.gauntlet.storage.report.RunReport.Counts;
import dev.gauntlet.storage.report.RunReport.CriterionRate;
import dev.gauntlet.storage.report.RunReport.FailureGroup;
import dev.gauntlet.storage.report.RunReport.ModelUse;
import dev.gauntlet.storage.report.RunReport.PassPoint;
import dev.gauntlet.storage.report.RunReport.Percentiles;
import dev.gauntlet.storage.report.RunReport.Rate;
import dev.gauntlet.storage.report.RunReport.ScenarioRate;
import dev.gauntlet.storage.report.RunReport.Setup;
import dev.gauntlet.storage.report.RunReport.Summary;
import dev.gauntlet.storage.report.RunReport.Telling;
import dev.gauntlet.storage.report.RunReport.TurnCount;
import dev.gauntlet.storage.report.RunReport.TurnsToGoal;
import dev.gauntlet.storage.report.RunReport.Used;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reports of all sorts. */
final class Samples {
  static final ReportContext CONTEXT = new ReportContext("http://127.0.0.1:8080");

  private Samples() {}

  /** 65 battles over 13 scenarios, with everything that a report can have. */
  static SampleReport full() {
    SampleReport sample =
        new SampleReport()
            .of(65)
            .ended("goal", 41)
            .ended("limit", 15)
            .ended("abandoned", 4)
            .ended("budget", 2)
            .ended("error", 2)
            .ended("manual", 1);
    sample.clustered = new Rate(41, 60, 41.0 / 60, 0.52, 0.84, "clustered", 0.95);
    sample.clusters = 13;
    sample.passes =
        List.of(
            new PassPoint(1, 0.683333, 0.683333),
            new PassPoint(2, 0.82, 0.51),
            new PassPoint(3, 0.88, 0.4),
            new PassPoint(4, 0.91, 0.33));
    sample.failures =
        List.of(
            new FailureGroup(
                "PROVIDER_UNAVAILABLE",
                2,
                "openai answered nothing for 10 minutes.",
                List.of("checkout-7-0041", "checkout-7-0058")),
            new FailureGroup("BUDGET", 2, "", List.of("checkout-7-0007", "checkout-7-0012")),
            new FailureGroup("MANUAL", 1, null, List.of("checkout-7-0064")));
    sample.criteria =
        List.of(
            new CriterionRate(
                "refund-promised", Criterion.Type.LLM, true, SampleReport.rate(44, 60)),
            new CriterionRate(
                "order-number", Criterion.Type.REGEX, true, SampleReport.rate(57, 60)),
            new CriterionRate(
                "no-discount", Criterion.Type.CONTAINS, false, SampleReport.rate(60, 60)),
            new CriterionRate("ticket", Criterion.Type.JSON_SCHEMA, false, null));
    sample.scenarios = IntStream.range(0, 13).mapToObj(Samples::scenario).toList();
    sample.turns =
        new TurnsToGoal(
            3.0,
            5.0,
            List.of(
                new TurnCount(2, 9),
                new TurnCount(3, 17),
                new TurnCount(4, 8),
                new TurnCount(5, 5),
                new TurnCount(7, 2)));
    sample.latency = new Percentiles(842.4, 1_930.0, 4_410.7);
    spend(sample, 412_370L);
    sample.telling =
        List.of(
            new Telling("checkout-7-0003", "shortest success", 4),
            new Telling("checkout-7-0022", "longest success", 14),
            new Telling("checkout-7-0031", "missed although most criteria were met", 12));
    sample.summary =
        new Summary(
            "anthropic",
            "claude-sonnet-4",
            "The agent is polite and quick, and asks for the order number early.\n\n"
                + "It misses when the user changes the subject: it follows, and does not come back"
                + " to the refund before the messages are used up.",
            "In 11 of the 15 battles that ended by limit the refund was last spoken of before the"
                + " fourth exchange.",
            "You are the support agent of a shop.\n\nBefore you end a message, check whether the"
                + " refund is settled. If it is not, say what is missing.",
            List.of("checkout-7-0003", "checkout-7-0022", "checkout-7-0031"),
            null);
    return sample;
  }

  private static ScenarioRate scenario(int index) {
    int succeeded = index == 12 ? 0 : Math.min(5, 1 + index * 7 % 5);
    int missed = index == 12 ? 0 : 5 - succeeded;
    int failed = index == 12 ? 4 : 0;
    return new ScenarioRate(
        List.of("late-parcel", "wrong-size", "gift", "no-receipt").get(index % 4) + "-" + index,
        "Return a pair of shoes that came "
            + List.of("too late", "too small", "as a gift", "without a receipt").get(index % 4)
            + ".",
        5,
        new Counts(succeeded, missed, 0, failed, index == 12 ? 1 : 0),
        index == 12 ? null : SampleReport.rate(succeeded, 5),
        index == 12 ? null : 31_720L + index);
  }

  private static void spend(SampleReport sample, Long agent) {
    Used agentUse = new Used(812_400, 61_230, agent, 388, 1, 0, false);
    Used opponentUse = new Used(604_100, 40_020, 305_000L, 350, 0, 0, false);
    Used judgeUse = new Used(902_777, 22_010, 1_981_634L, 388, 2, 5_100, false);
    sample.usage = Map.of("agent", agentUse, "opponent", opponentUse, "judge", judgeUse);
    sample.models =
        List.of(
            new ModelUse("agent", "openai", "gpt-4.1-mini", agentUse),
            new ModelUse("opponent", "openai", "gpt-4.1-mini", opponentUse),
            new ModelUse("judge", "openai", "gpt-4.1", judgeUse));
    sample.costMicros = agent + 305_000L + 1_981_634L;
  }

  /** Played by the offline provider, without scenarios. */
  static SampleReport simulated() {
    SampleReport sample = new SampleReport().of(20).ended("goal", 14).ended("limit", 6);
    sample.runId = "demo";
    sample.setup =
        new Setup(
            "simulated",
            "simulated-small",
            "",
            "simulated user: simulated-small at simulated",
            "rules",
            "Get the opening hours.",
            8,
            1,
            null);
    Used used = new Used(4_100, 900, 0L, 62, 0, 0, true);
    sample.usage = Map.of("agent", used);
    sample.models = List.of(new ModelUse("agent", "simulated", "simulated-small", used));
    sample.turns =
        new TurnsToGoal(
            12.5, 40.0, List.of(new TurnCount(1, 4), new TurnCount(30, 9), new TurnCount(99, 1)));
    sample.latency = new Percentiles(604.0, 880.0, 899.0);
    return sample;
  }

  /** A summary was ordered, and there is none. */
  static SampleReport notSummedUp() {
    SampleReport sample = partial();
    sample.summary =
        new Summary(
            "anthropic",
            "claude-sonnet-4",
            null,
            null,
            null,
            List.of(),
            new Summary.Failure("BUDGET_SPENT", "The budget is spent."));
    return sample;
  }

  /** Nothing has ended yet. */
  static SampleReport waiting() {
    SampleReport sample = new SampleReport().of(40);
    sample.state = "queued";
    return sample;
  }

  /** Half is played. */
  static SampleReport partial() {
    SampleReport sample = new SampleReport().of(40).ended("goal", 12).ended("limit", 8);
    sample.state = "running";
    return sample;
  }

  /** Every battle failed. */
  static SampleReport allFailed() {
    SampleReport sample = new SampleReport().of(12).ended("error", 12);
    sample.state = "failed";
    sample.failures =
        List.of(
            new FailureGroup(
                "AUTHENTICATION",
                12,
                "openai refused the key; set OPENAI_API_KEY to one that it knows.",
                List.of("a-1", "a-2", "a-3", "a-4", "a-5")));
    return sample;
  }

  /** A model without a price, an opponent of the offline provider. */
  static SampleReport unpriced() {
    SampleReport sample = new SampleReport().of(10).ended("goal", 10);
    Used agent = new Used(9_000, 1_200, null, 30, 0, 0, true);
    Used opponent = new Used(7_000, 900, 0L, 20, 0, 0, false);
    sample.usage = Map.of("agent", agent, "opponent", opponent);
    sample.models =
        List.of(
            new ModelUse("agent", "ollama", "qwen3:8b", agent),
            new ModelUse("opponent", "simulated", "simulated-small", opponent));
    sample.costMicros = null;
    return sample;
  }

  /** Long ids, a long prompt without a space, markup and formulas where text is expected. */
  static SampleReport hostile() {
    SampleReport sample = full();
    String longest = "Z9".repeat(32);
    sample.runId = "R8".repeat(28);
    sample.setup =
        new Setup(
            "<script>alert('provider')</script>",
            "vendor/" + "model-".repeat(20),
            "</style></div><script>alert(1)</script> & \"quoted\" ]]> \u0000\u0007\uFFFE \uD800 "
                + "x".repeat(10_000),
            "=cmd|' /C calc'!A0",
            "@SUM(1+1)",
            "-2+3\" onmouseover=\"alert(2) " + "goal".repeat(500),
            200,
            Long.MIN_VALUE,
            null);
    sample.failures =
        List.of(
            new FailureGroup(
                "A_FAILURE_WITH_A_VERY_LONG_CODE_THAT_DOES_NOT_WRAP",
                1_234_567,
                "<b>bold</b> ".repeat(20) + "y".repeat(300),
                List.of(longest, "-=+@", longest)));
    sample.telling = List.of(new Telling(longest, "<img src=x onerror=alert(3)>", 200));
    sample.criteria =
        List.of(new CriterionRate(longest, Criterion.Type.LLM, true, SampleReport.rate(1, 2)));
    sample.scenarios =
        List.of(
            new ScenarioRate(
                longest,
                "+1 <i>" + "w".repeat(5_000),
                1_234,
                new Counts(111, 222, 333, 444, 124),
                SampleReport.rate(111, 333),
                123_456_789_012L));
    return sample;
  }

  /** Many scripts in one prompt. */
  static SampleReport scripts() {
    SampleReport sample = full();
    sample.setup =
        new Setup(
            "openai",
            "gpt-4.1-mini",
            "Ελληνικά: Καλημέρα κόσμε. Русский: Здравствуй, мир. Polski: zażółć gęślą jaźń.\n"
                + "日本語のテキスト 中文 한국어 👩‍💻",
            "scripted",
            "rules",
            "Здравствуйте: Ελλάδα",
            10,
            3,
            null);
    return sample;
  }

  /** More scenarios than a page wants to show. */
  static SampleReport manyScenarios(int many) {
    SampleReport sample = new SampleReport().of(many * 2).ended("goal", many).ended("limit", many);
    sample.scenarios =
        IntStream.range(0, many)
            .mapToObj(index ->
                new ScenarioRate(
                    "scenario-" + index,
                    "Goal number " + index,
                    2,
                    new Counts(1, 1, 0, 0, 0),
                    SampleReport.rate(index == many - 1 ? 0 : 1, 2),
                    100L))
            .toList();
    return sample;
  }
}
