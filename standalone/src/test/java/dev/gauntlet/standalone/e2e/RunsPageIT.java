package dev.gauntlet.standalone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The runs, the start of one, and one that is played, in a real browser. */
class RunsPageIT {
  private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
      new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);

  private static final String SHORT =
      "\"provider\":\"simulated\",\"model\":\"sim-hopeless\",\"messageLimit\":2,\"goal\":\"Get a table\"";

  /** Battles that go on for as long as a test needs them. */
  private static final String LONG =
      "\"provider\":\"simulated\",\"model\":\"sim-hopeless\",\"messageLimit\":200,\"goal\":\"Get a table\"";

  /** What is pasted, with escapes, and what is understood of it: scenarios and errors. */
  private static final String PASTED =
      """
      id,goal\\na,"x, ""y""\\nz"           | [{"id":"a","goal":"x, \\"y\\"\\nz"}] | []
      \\uFEFFID;Goal\\r\\na;b,c\\r\\n         | [{"id":"a","goal":"b,c"}] | []
      id\\tuser_message\\na\\tHi             | [{"id":"a","userMessage":"Hi"}] | []
      id,weight\\na,2\\n\\nb,               | [{"id":"a","weight":2},{"id":"b"}] | []
      goal\\nx                            | [] | ["Line 1 has no column \\"id\\": the first line names the columns, of id, goal, persona, userMessage, weight."]
      id,goal\\na,b,c                     | [{"id":"a","goal":"b"}] | ["Line 2 has 3 fields where the first line names 2."]
      id,goal\\na,"b                      | [{"id":"a","goal":"b"}] | ["Line 2 opens a quote that is never closed."]
      id,goal\\na,"b"c\\n                  | [{"id":"a","goal":"b"}] | ["Line 2 has text behind a closing quote."]
      id,colour\\na,red                   | [{"id":"a"}] | ["Line 1 has \\"colour\\", which is not one of id, goal, persona, userMessage, weight."]
      id\\na\\nb\\na                        | [{"id":"a"},{"id":"b"},{"id":"a"}] | ["Line 4 has the id \\"a\\" of line 2."]
      {"id":"a"}\\n{"goal":"x"}           | [{"id":"a"}] | ["Line 2 has no id."]
      {"id":"a","goal":1}                | [{"id":"a","goal":""}] | ["Line 1 has a goal that is not text."]
      [{"id":"a"},\\n{"id":7,"weight":0}] | [{"id":"a"},{"id":"7","weight":0}] | []
      [{"id":"a"},7]                     | [{"id":"a"}] | ["Entry 2 is not an object with an id."]
      [{"id":"a"},\\n{"id":]              | [] | ["Line 2 is where it stops being a JSON array."]
       | [] | []
      """;

  @RegisterExtension final Pages pages = new Pages();

  private void start(String id, int battles, String battle, String more) {
    String body =
        "{\"runId\":\"%s\",\"runCount\":%d,\"battle\":{%s}%s}".formatted(id, battles, battle, more);
    pages.rest().post("/api/scale/start", body, 202);
  }

  private JsonNode status(String id) {
    return pages.rest().get("/api/scale/" + id + "/status");
  }

  private void awaitState(String id, String state) {
    await(id)
        .atMost(Duration.ofSeconds(60))
        .until(() -> status(id).path("state").stringValue().equals(state));
  }

  private static Locator row(Page page, String id) {
    return page.locator(".run-row")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.getByRole(
                        AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Compare " + id))));
  }

  private static void awaitThat(Page page, String condition) {
    await(condition)
        .pollInSameThread()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Boolean.TRUE.equals(page.evaluate(condition)));
  }

  private static Locator grid(Page page) {
    return page.getByRole(AriaRole.SLIDER);
  }

  private static String runIdOf(Page page) {
    assertThat(page).hasURL(Pattern.compile(".*/runs/[^/?]+$"));
    return page.url().substring(page.url().lastIndexOf('/') + 1);
  }

  @Test
  void listsRunsAndKeepsWhatTheyAreNarrowedToInTheAddress() {
    start("runs-listed", 3, SHORT, ",\"tags\":{\"page\":\"runs-list\"}");
    start("runs-other", 1, SHORT, ",\"tags\":{\"page\":\"runs-list-other\"}");
    awaitState("runs-listed", "completed");
    Page page = pages.open("/runs");

    page.getByLabel("Tag").fill("page:runs-list");
    page.keyboard().press("Enter");

    assertThat(row(page, "runs-listed")).containsText("3 battles: 3 missed");
    assertThat(row(page, "runs-other")).hasCount(0);
    page.reload();
    assertThat(page.getByLabel("Tag")).hasValue("page:runs-list");
    assertThat(page.locator(".run-row")).hasCount(1);
    page.getByLabel("State").selectOption("Failed");
    assertThat(page.getByText("No run is like that.")).isVisible();
    page.goBack();
    assertThat(row(page, "runs-listed")).isVisible();
    page.getByLabel("Tag").fill("no tag");
    page.keyboard().press("Enter");
    assertThat(page.getByLabel("Tag")).hasAttribute("aria-invalid", "true");
  }

  @Test
  void twoRunsThatAreTickedLeadToTheirComparison() {
    start("runs-a", 1, SHORT, ",\"tags\":{\"page\":\"runs-ticked\"}");
    start("runs-b", 1, SHORT, ",\"tags\":{\"page\":\"runs-ticked\"}");
    Page page = pages.open("/runs?tag=page:runs-ticked");
    row(page, "runs-b").getByRole(AriaRole.CHECKBOX).check();
    assertThat(page.getByText("Tick one more")).isVisible();
    row(page, "runs-a").getByRole(AriaRole.CHECKBOX).check();
    page.reload();
    assertThat(row(page, "runs-a").getByRole(AriaRole.CHECKBOX)).isChecked();
    assertThat(Pages.link(page, "Compare the two"))
        .hasAttribute("href", "/comparison?a=runs-a&b=runs-b");
  }

  @Test
  void theExampleOf20IsPlayedToItsEndThroughAReload() {
    Page page = pages.open("/start/run");
    Pages.button(page, "Play the example").click();
    String id = runIdOf(page);
    assertThat(Pages.heading(page, id)).isVisible();
    assertThat(page.getByText("2 scenarios").first()).isVisible();
    page.reload();
    assertThat(page.getByText("All its battles have ended")).isVisible(PATIENTLY);
    JsonNode status = status(id);
    assertThat(status.path("completed").asInt()).isEqualTo(20);
    assertThat(page.locator(".outcome-legend"))
        .containsText(status.path("succeeded").asInt() + " succeeded");
    assertThat(grid(page))
        .hasAttribute("aria-label", Pattern.compile("20 battles: \\d+ succeeded, \\d+ missed"));
  }

  @Test
  void startsARunByTheFormAndShowsWhatIsWrongAtItsField() {
    Page page = pages.open("/start/run");
    page.getByLabel("Battles").fill("20000");
    page.getByLabel("Messages at most").fill("2");
    page.getByLabel("Typed here").check();
    page.getByLabel("Id", new Page.GetByLabelOptions().setExact(true)).fill("first");
    Pages.button(page, "Start the run").click();
    assertThat(page.getByText("must be between 1 and 10000, but is 20000.").first()).isVisible();
    assertThat(page.locator("#scenario-0-goal")).hasAttribute("aria-invalid", "true");

    page.reload();
    assertThat(page.getByLabel("Battles")).hasValue("20000");
    page.getByLabel("Battles").fill("2");
    page.getByLabel("Id of the run").fill("runs-typed");
    page.locator("#scenario-0-goal").fill("Get the first thing");
    assertThat(page.getByText("Expected:").first()).isVisible();
    page.keyboard().press("Enter");

    assertThat(page).hasURL(Pattern.compile(".*/runs/runs-typed$"));
    JsonNode spec = pages.rest().get("/api/scale/runs-typed").path("spec");
    assertThat(spec.at("/scenarios/0/goal").stringValue()).isEqualTo("Get the first thing");
    page.navigate(pages.address().resolve("/start/run").toString());
    assertThat(page.getByLabel("Battles")).hasValue("20");
  }

  @Test
  void readsPastedScenariosAndNamesTheLineThatIsWrong() {
    Page page = pages.open("/start/run");
    page.getByLabel("From CSV, JSONL or JSON").check();
    Locator pasted = page.getByLabel("Scenarios as CSV");
    pasted.fill("id,goal,weight\nhelmet,\"Get a refund, please\",1\nlamp,Get a lamp,heavy\n");
    assertThat(page.getByText("Line 3 has the weight \"heavy\"")).isVisible();
    Pages.button(page, "Start the run").click();
    assertThat(pasted).isFocused();

    pasted.fill("{\"id\":\"helmet\",\"goal\":\"Get a refund\"}\n{\"id\":\"lamp\"\n");
    assertThat(page.getByText("Line 2 is not JSON.")).isVisible();
    pasted.fill("{\"id\":\"helmet\",\"goal\":\"Get a refund\"}\n\n{\"id\":\"lamp\"}\n");
    assertThat(page.getByText("Understood as JSONL: 2 scenarios.")).isVisible();
    page.getByLabel("Battles").fill("2");
    page.getByLabel("Messages at most").fill("2");
    Pages.button(page, "Start the run").click();
    assertThat(page.getByText("Line 3, goal is missing")).isVisible();
    page.getByLabel("Goal", new Page.GetByLabelOptions().setExact(true)).fill("Get a lamp");
    Pages.button(page, "Start the run").click();
    String id = runIdOf(page);
    assertThat(pages.rest().get("/api/scale/" + id).at("/spec/scenarios/1/goal").stringValue())
        .isEqualTo("Get a lamp");
  }

  @Test
  void understandsScenariosInEachForm() {
    Page page = pages.open("/runs/nobody");
    for (String pasted : PASTED.lines().toList()) {
      String[] parts = pasted.split(" *\\| ", -1);
      String text = parts[0].replace("\\uFEFF", "\uFEFF").translateEscapes();
      Object read =
          page.evaluate(
              """
              async text => {
                const {parseScenarios, errorWords} = await import('/js/runs/scenario-parser.js');
                const {scenarios, errors} = parseScenarios(text);
                return JSON.stringify([scenarios, errors.map(errorWords)]);
              }
              """,
              text);
      assertThat(read).as(pasted).isEqualTo("[" + parts[1] + "," + parts[2] + "]");
    }
  }

  @Test
  void aRunIsCopiedToBeRunAgain() {
    start(
        "runs-copied",
        1,
        SHORT,
        ",\"seed\":7,\"tags\":{\"page\":\"runs-copy\"},\"scenarios\":[{\"id\":\"a\"},{\"id\":\"b\",\"goal\":\"Get the b\"}]");
    awaitState("runs-copied", "completed");
    Page page = pages.open("/runs/runs-copied");
    Pages.link(page, "Run it again").click();
    assertThat(page.getByLabel("Seed")).hasValue("7");
    Pages.button(page, "Start the run").click();
    assertThat(page).hasURL(Pattern.compile(".*/runs/(?!runs-copied)[^/?]+$"));
    String again = runIdOf(page);
    JsonNode spec = pages.rest().get("/api/scale/" + again).path("spec");
    assertThat(spec).isEqualTo(pages.rest().get("/api/scale/runs-copied").path("spec"));
  }

  @Test
  void pausesResumesCancelsAndErasesARun() {
    start("runs-held", 3, LONG, "");
    Page page = pages.open("/runs/runs-held");
    Pages.button(page, "Pause").click();
    Pages.button(page, "Resume").click();
    assertThat(Pages.button(page, "Pause")).isVisible();
    Pages.button(page, "Cancel…").click();
    Pages.button(page, "Cancel it").click();
    assertThat(page.getByText("Cancelled over the API or on a page.")).isVisible(PATIENTLY);
    assertThat(page.locator(".outcome-legend")).containsText("3 cancelled");
    Pages.button(page, "Erase…").click();
    Pages.button(page, "Erase it").click();
    assertThat(page.getByText("Erased: its texts are gone")).isVisible();
  }

  @Test
  void theWayBackAndAReloadLeadToWhatWasRead() {
    start("runs-read", 4, SHORT, "");
    awaitState("runs-read", "completed");
    Page page = pages.open("/runs/runs-read");
    Locator read = Pages.heading(page, "Tokens and cost");
    read.scrollIntoViewIfNeeded();
    page.mouse().wheel(0, 200);
    awaitThat(page, "history.state?.scrolled > 400");
    page.reload();
    assertThat(read).isInViewport();
    page.locator("main a[href^='/battles/runs-read']").first().dispatchEvent("click");
    assertThat(page).hasURL(Pattern.compile(".*/battles/runs-read.*"));
    awaitThat(page, "scrollY === 0");
    page.goBack();
    assertThat(read).isInViewport();
  }

  @Test
  void aCancelIsSentThoughAPauseIsStillOnItsWay() {
    start("runs-hanging", 2, LONG, "");
    Page page = pages.open("/runs/runs-hanging");
    page.route("**/pause", route -> {});
    Pages.button(page, "Pause").click();
    Pages.button(page, "Cancel…").click();
    Pages.button(page, "Cancel it").click();
    assertThat(page.getByText("Cancelled over the API or on a page.")).isVisible(PATIENTLY);
  }

  @Test
  void scenariosThatAreChosenAndNotGivenAreNotLeftOut() {
    Page page = pages.open("/start/run");
    page.locator("#run-goal").fill("Get a table");
    page.getByText("From CSV, JSONL or JSON").click();
    Pages.button(page, "Start the run").click();
    assertThat(page.locator("#run-scenarios-wrong")).isVisible();
    assertThat(page).hasURL(Pattern.compile(".*/start/run$"));
  }

  @Test
  void aLinkChoosesAStoredAgentWhateverWasTypedBefore() {
    pages
        .rest()
        .post(
            "/api/agents",
            """
            {"id":"runs-ana","name":"Ana","provider":"simulated","model":"sim-average"}
            """,
            201);
    Page page = pages.open("/start/run");
    Locator goal = page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Goal"));
    goal.fill("Get a table of runs-ana");
    page.navigate(pages.address().resolve("/start/run?agent=runs-ana").toString());
    Locator agent = page.getByLabel("Agent", new Page.GetByLabelOptions().setExact(true));
    assertThat(agent).hasValue("runs-ana");
    assertThat(goal).hasValue("Get a table of runs-ana");
    page.getByText("A provider and a model").click();
    page.reload();
    assertThat(page.locator("#run-agent-provider")).hasValue("simulated");
  }

  @Test
  void theGridOpensABattleByKeyboardAndByClick() {
    start("runs-grid", 12, SHORT, ",\"scenarios\":[{\"id\":\"sofa\"},{\"id\":\"chair\"}]");
    awaitState("runs-grid", "completed");
    Page page = pages.open("/runs/runs-grid");
    Locator grid = grid(page);
    grid.focus();
    for (String key : List.of("ArrowRight", "ArrowRight", "End", "ArrowLeft")) {
      page.keyboard().press(key);
    }
    assertThat(grid).hasAttribute("aria-valuenow", "11");
    assertThat(grid).hasAttribute("aria-valuetext", "battle 11 of 12, missed, scenario sofa");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*/battles/runs-grid\\.11$"));
    page.goBack();
    assertThat(grid).hasAttribute("aria-valuenow", "11");
    page.locator("canvas").hover(new Locator.HoverOptions().setPosition(33, 5));
    assertThat(page.locator(".run-grid-caption")).containsText("runs-grid.02");
    assertThat(page.locator(".run-grid-caption")).containsText("chair");
    page.locator("canvas").click(new Locator.ClickOptions().setPosition(5, 5));
    assertThat(page).hasURL(Pattern.compile(".*/battles/runs-grid\\.01$"));
  }

  @Test
  void aHiddenTabHoldsNoStreamAndLearnsOfTheEnd() {
    start("runs-hidden", 2, LONG, "");
    Page page = pages.open("/runs");
    page.evaluate(
        """
        () => {
          window.sources = [];
          window.EventSource = class extends EventSource {
            constructor(url) { super(url); window.sources.push(this); }
          };
        }
        """);
    row(page, "runs-hidden").locator("a").click();
    awaitThat(page, "sources.some(source => source.readyState === EventSource.OPEN)");
    Pages.hide(page, true);
    awaitThat(page, "sources.every(source => source.readyState === EventSource.CLOSED)");
    pages.rest().post("/api/scale/runs-hidden/cancel", "{\"reason\":\"lunch\"}", 202);
    assertThat(page.getByText("on a page: lunch")).isVisible(PATIENTLY);
    assertThat(page).hasTitle(Pattern.compile("^Cancelled · Get a table"));
  }

  @Test
  void aLostConnectionShowsAndHeals() {
    start("runs-lost", 1, LONG, "");
    Page page = pages.open("/runs/runs-lost");
    assertThat(Pages.button(page, "Pause")).isVisible();
    Pages.hide(page, true);
    page.route("**/api/**", Route::abort);
    Pages.hide(page, false);
    assertThat(page.getByText("Connection lost").first()).isVisible();
    page.unroute("**/api/**");
    assertThat(page.getByText("Connection lost")).hasCount(0);
    pages.rest().post("/api/scale/runs-lost/cancel", "{}", 202);
    pages.forgive();
  }

  @Test
  void saysThatThereIsNoSuchRun() {
    Page page = pages.open("/runs/nobody");
    assertThat(page.getByText("There is no run nobody.")).isVisible();
    page.navigate(pages.address().resolve("/start/run?like=nobody").toString());
    assertThat(page.getByText("There is no run nobody to copy.")).isVisible();
  }

  @Test
  void whatSomebodyTypedIsTextAndNothingElse() {
    String goal = "<img src=x onerror=alert(1)>" + "x".repeat(200);
    start(
        "runs-hostile",
        1,
        SHORT.replace("Get a table", goal),
        ",\"tags\":{\"page\":\"<b>runs-hostile</b>\"},\"scenarios\":[{\"id\":\"<i>שלום</i>"
            + "y".repeat(150)
            + "\"}]");
    Page page = pages.open("/runs", 360, ColorScheme.LIGHT);
    assertThat(page.getByText("<img src=x onerror=alert(1)>").first()).isVisible();
    assertThat(page.locator("main img, main i")).hasCount(0);
    page.navigate(pages.address().resolve("/runs/runs-hostile").toString());
    page.locator("summary", new Page.LocatorOptions().setHasText("1 scenario")).click();
    assertThat(page.getByText("<i>שלום</i>").first()).isVisible();
    assertThat(page.locator("main img, main i, main b")).hasCount(0);
    Pages.assertWellMade(page);
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "360, LIGHT", "360, DARK"})
  void isAccessibleAndFitsWideAndNarrowLightAndDark(int width, ColorScheme scheme) {
    String id = "runs-seen-" + width + "-" + scheme;
    start(
        id,
        30,
        SHORT,
        ",\"budgetUsd\":1,\"tags\":{\"page\":\"runs-seen\"},\"scenarios\":[{\"id\":\"a\"},{\"id\":\"b\"}]");
    Page page = pages.open("/runs?tag=page:runs-seen", width, scheme);
    row(page, id).getByRole(AriaRole.CHECKBOX).check();
    Pages.assertWellMade(page);
    page.navigate(pages.address().resolve("/runs/" + id).toString());
    assertThat(page.locator("canvas")).isVisible();
    Pages.assertWellMade(page);
    page.navigate(pages.address().resolve("/start/run?agent=nobody").toString());
    page.getByLabel("From CSV, JSONL or JSON").check();
    page.getByLabel("Scenarios as CSV").fill("id,goal\na,Get it\nb");
    page.getByLabel("A model writes a summary").check();
    assertThat(page.getByText("Line 3 has 1 field")).isVisible();
    Pages.button(page, "Start the run").click();
    Pages.assertWellMade(page);
    page.getByLabel("Typed here").check();
    Pages.assertWellMade(page);
  }
}
