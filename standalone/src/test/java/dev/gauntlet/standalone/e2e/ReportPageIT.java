package dev.gauntlet.standalone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The report of a run in the browser, its battles, and two things side by side. */
class ReportPageIT {
  private static final Duration A_WHILE = Duration.ofSeconds(60);
  private static final double SLOW_MS = 30_000;
  private static final String LONG = "x".repeat(150);
  private static final String HOSTILE = "<img src=x onerror=alert(1)>";

  @RegisterExtension final Pages pages = new Pages();

  /** A run of 20 that has ended; it is played once for all tests. */
  private String refunds(String id, String model) {
    return played(
        id,
        """
        "runCount": 20, "concurrency": 20, "seed": 7,
        "battle": {"provider": "simulated", "model": "%s", "messageLimit": 6, "judge": {
          "provider": "simulated", "model": "sim-capable", "criteria": [
            {"id": "refund", "type": "llm", "expect": "The agent confirms the refund."},
            {"id": "number", "type": "contains", "expect": "RF-", "required": false}]}},
        "scenarios": [{"id": "helmet", "goal": "Get a refund for the helmet that arrived cracked"},
                      {"id": "lamp", "goal": "Get a refund for the lamp that never came"}]
        """
            .formatted(model));
  }

  private String played(String id, String rest) {
    begun(id, rest);
    await(id)
        .atMost(A_WHILE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> !run(id, "/status").path("endedAt").isNull());
    return id;
  }

  private void begun(String id, String rest) {
    if (pages.rest().answers("/api/scale/" + id) == 404) {
      pages.rest().post("/api/scale/start", "{\"runId\":\"" + id + "\"," + rest + "}", 202);
    }
  }

  private String average() {
    return refunds("rep-average", "sim-average");
  }

  private JsonNode run(String id, String what) {
    return pages.rest().get("/api/scale/" + id + what);
  }

  private static Locator table(Page page, String name) {
    return page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator row(Locator table, String name) {
    return table
        .getByRole(AriaRole.ROW)
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    table
                        .page()
                        .getByRole(
                            AriaRole.ROWHEADER,
                            new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)))));
  }

  private static Locator battles(Page page) {
    return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Battles of the run"));
  }

  private static String percent(JsonNode share) {
    double value = share.doubleValue() * 100;
    return String.format(Locale.ROOT, value > 0 && value < 9.95 ? "%.1f" : "%.0f", value)
        + "\u00a0%";
  }

  private static String rate(JsonNode rate) {
    return percent(rate.path("estimate"))
        + " "
        + percent(rate.path("low"))
        + " to "
        + percent(rate.path("high"));
  }

  private static LocatorAssertions.ContainsTextOptions patiently() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(SLOW_MS);
  }

  @Test
  void theNumbersOnThePageAreThoseOfTheReport() {
    String id = average();
    JsonNode report = run(id, "/report");
    JsonNode success = report.at("/rates/success");
    Page page = pages.open("/runs/" + id);

    assertThat(page.locator(".report-sentence"))
        .hasText(
            "The agent reached its goal in %d of 20 battles: %s, 95\u00a0%% interval %s to %s."
                .formatted(
                    success.path("k").intValue(),
                    percent(success.path("estimate")),
                    percent(success.path("low")),
                    percent(success.path("high"))));
    assertThat(row(table(page, "The success rate"), "Success rate")).containsText(rate(success));
    for (JsonNode criterion : report.path("criteria")) {
      assertRow(page, "How often each criterion was met", criterion);
    }
    for (JsonNode scenario : report.path("perScenario")) {
      assertRow(page, "How each scenario went", scenario);
    }
    assertThat(row(table(page, "How the battles ended"), "Limit"))
        .containsText(report.at("/endedReasons/limit").toString());
    assertThat(row(table(page, "Tokens and cost by purpose"), "all"))
        .containsText(String.format(Locale.ROOT, "%,d", report.at("/usage/tokensIn").longValue()));
    for (JsonNode telling : report.path("telling")) {
      assertThat(page.locator(".report-list"))
          .containsText(telling.path("conversationId").stringValue());
    }
    assertThat(page.locator(".report-head").first()).containsText("of all 20 battles");
  }

  private static void assertRow(Page page, String table, JsonNode rate) {
    assertThat(row(table(page, table), rate.path("id").stringValue()))
        .containsText(rate(rate) + " " + rate.path("k") + " of " + rate.path("n"));
  }

  @Test
  void everyDownloadIsThere() {
    String id = average();
    Page page = pages.open("/runs/" + id);
    Map<String, String> types =
        Map.of(
            "PDF", "application/pdf",
            "CSV", "text/csv",
            "JSON", "application/json",
            "HTML", "text/html",
            "JSONL", "application/",
            "ZIP", "application/zip");
    Locator links = page.locator(".report-downloads a[download]");
    assertThat(links).hasCount(types.size());
    for (Locator link : links.all()) {
      APIResponse answer =
          page.request().get(pages.address().resolve(link.getAttribute("href")).toString());
      assertThat(answer.status()).as(link.textContent()).isEqualTo(200);
      assertThat(answer.headers().get("content-type")).startsWith(types.get(link.textContent()));
    }
  }

  @Test
  void scenariosAreSortedAndAReloadKeepsThat() {
    Page page = pages.open("/runs/" + average());
    Locator table = table(page, "How each scenario went");
    Locator scenario =
        table.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Scenario"));
    scenario.press("Enter");
    scenario.press("Enter");
    assertThat(table.locator("tbody th").first()).containsText("lamp");
    assertThat(page).hasURL(Pattern.compile("sort-scenarios=-id"));
    page.reload();
    assertThat(table.locator("tbody th").first()).containsText("lamp");
    assertThat(table.locator("thead th").first()).hasAttribute("aria-sort", "descending");
  }

  @Test
  void battlesAreFilteredByTheirEndAndByACriterion() {
    String id = average();
    int missed = run(id, "/report").at("/endedReasons/limit").intValue();
    int met = run(id, "/battles?criterion=refund&met=true").path("items").size();
    Page page = pages.open("/runs/" + id);
    Locator found = page.locator(".run-battles-count");
    assertThat(found).hasText("20 battles");

    Pages.link(page, missed + " ended by Limit").click();
    assertThat(page).hasURL(Pattern.compile("endedReason=limit"));
    assertThat(page.locator("#battles-end")).hasValue("limit");
    assertThat(battles(page).locator(".label").first()).hasText("Limit");
    assertThat(found).hasText(missed + " battles");
    page.reload();
    assertThat(found).hasText(missed + " battles");

    Pages.button(page, "Show all").click();
    page.getByLabel("Criterion, in the end").selectOption("refund: met");
    assertThat(found).hasText(met + " battles");
    assertThat(page).hasURL(Pattern.compile("criterion=refund&met=true"));
    page.goBack();
    assertThat(found).hasText("20 battles");
    Pages.link(page, "List battles that did not meet refund").click();
    assertThat(found).hasText(20 - met + " battles");
    page.locator("#battles-state").selectOption("Failed");
    assertThat(page.getByText("No battle is like that.")).isVisible();
  }

  @Test
  void twoBattlesAreTickedAndReadSideBySideByKeyboard() {
    String id = average();
    Page page = pages.open("/runs/" + id);
    page.getByLabel("Tick Battle 20 ").press("Space");
    page.getByLabel("Tick Battle 19 ").press("Space");
    Pages.link(page, "Read side by side").press("Enter");

    assertThat(page)
        .hasURL(Pattern.compile("/transcripts\\?a=rep-average\\.20&b=rep-average\\.19"));
    assertThat(Pages.heading(page, id + ".20")).isVisible();
    assertThat(page.locator(".pair-row").first().locator(".bubble")).hasCount(2);
    assertThat(page.getByText("They first differ at")).isVisible();
    assertThat(page.locator(".pair-differs")).hasCount(1);
    Locator agent = page.locator(".pair-row").nth(1);
    agent.locator(".judgement summary").first().click();
    assertThat(agent.getByText("refund").first()).isVisible();

    page.locator("#pick-b").fill(id + ".20");
    page.locator("#pick-b").press("Enter");
    assertThat(page.getByText("Both say the same, word by word.")).isVisible();
  }

  @Test
  void anUnknownBattleIsSaidBesideTheOther() {
    String id = average();
    Page page = pages.open("/transcripts?a=" + id + ".01&b=nobody");
    assertThat(page.getByText("There is no battle \"nobody\".")).isVisible();
    assertThat(page.locator(".pair-row").first().locator(".bubble")).hasCount(1);
  }

  @Test
  void twoRunsAreCompared() {
    String a = average();
    String b = refunds("rep-capable", "sim-capable");
    JsonNode comparison = pages.rest().get("/api/comparisons?a=" + a + "&b=" + b);
    Page page = pages.open("/comparison?a=" + a);
    assertThat(page.getByText("Choose one more run")).isVisible();
    page.locator("#pick-b").fill(b);
    Pages.button(page, "Compare").click();

    assertThat(Pages.heading(page, "B is better")).isVisible();
    long points = Math.round(comparison.at("/difference/estimate").doubleValue() * 100);
    assertThat(page.getByText("B minus A: +" + points + " points")).isVisible();
    for (String side : List.of("a", "b")) {
      JsonNode success = comparison.path(side).path("success");
      assertThat(page.getByText(rate(success) + ", " + success.path("k") + " of 20 that count"))
          .isVisible();
    }
    for (JsonNode reason : comparison.path("reasons")) {
      assertThat(page.getByText(reason.stringValue())).isVisible();
    }
    page.getByLabel("Which").selectOption("fixed");
    page.reload();
    assertThat(page.getByLabel("Which")).hasValue("fixed");
    assertThat(table(page, "By scenario").locator("tbody tr"))
        .hasCount(comparison.path("fixed").size());
    Pages.link(page, a).click();
    assertThat(page).hasURL(Pattern.compile("/runs/" + a + "$"));
  }

  @Test
  void aComparisonWithAnUnknownRunSaysSo() {
    Page page = pages.open("/comparison?a=nobody&b=" + average());
    assertThat(page.getByText("There is no run \"nobody\".")).isVisible();
  }

  @Test
  void theReportOfARunThatGoesOnGrowsUntilItIsWhole() {
    begun(
        "rep-growing",
        """
        "runCount": 12, "concurrency": 2, "battle": {"provider": "simulated",
        "model": "sim-hopeless", "messageLimit": 4, "goal": "Get a table"}
        """);
    Page page = pages.open("/runs/rep-growing");
    Locator head = page.locator(".report-head").first();
    assertThat(head).containsText("of 12 battles so far", patiently());
    assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("PDF")))
        .hasAttribute("href", "/api/scale/rep-growing/report.pdf?partial=true");
    assertThat(head).containsText("of all 12 battles", patiently());
    assertThat(page.locator(".report-sentence")).containsText("0 of 12 battles");
    assertThat(battles(page).locator("li").first()).containsText("Limit", patiently());
  }

  @Test
  void ofAnErasedRunTheNumbersStay() {
    String id =
        played(
            "rep-erased",
            """
            "runCount": 2, "battle": {"provider": "simulated", "model": "sim-hopeless",
            "messageLimit": 2, "goal": "Get a table"}
            """);
    pages.rest().delete("/api/scale/" + id, 204);
    Page page = pages.open("/runs/" + id);
    assertThat(page.getByText("What was asked and said was erased")).isVisible();
    assertThat(page.locator(".report-sentence")).containsText("0 of 2 battles");
  }

  @Test
  void whatWasTypedIsTextAndFits() {
    String id =
        played(
            "rep-hostile-" + "y".repeat(40),
            """
            "runCount": 4, "battle": {"provider": "simulated", "model": "sim-hopeless",
            "messageLimit": 2, "judge": {"criteria": [
              {"id": "%1$s", "type": "llm", "expect": "It is done."}]}},
            "summarize": {"provider": "simulated", "model": "sim-capable"},
            "scenarios": [{"id": "%1$s", "goal": "%1$s %2$s"},
                          {"id": "מבחן", "goal": "קבל החזר", "userMessage": "%1$s"}]
            """
                .formatted(HOSTILE, LONG));
    for (String path :
        List.of(
            "/runs/" + id,
            "/transcripts?a=" + id + ".1&b=" + id + ".2",
            "/comparison?a=" + id + "&b=" + id)) {
      Page page = pages.open(path, 360, ColorScheme.LIGHT);
      assertThat(page.getByText(HOSTILE).locator("visible=true").first()).isVisible();
      assertThat(page.locator("main img")).hasCount(0);
      Pages.assertWellMade(page);
    }
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "360, LIGHT", "360, DARK"})
  void isAccessibleAndFitsWideAndNarrowLightAndDark(int width, ColorScheme scheme) {
    String a = average();
    String b = refunds("rep-capable", "sim-capable");
    for (String path :
        List.of(
            "/runs/" + a,
            "/transcripts?a=" + a + ".01&b=" + a + ".02",
            "/comparison?a=" + a + "&b=" + b)) {
      Page page = pages.open(path, width, scheme);
      assertThat(page.locator(".report-sentence, .pair-row, .run-battle").first()).isVisible();
      Pages.assertWellMade(page);
    }
  }
}
