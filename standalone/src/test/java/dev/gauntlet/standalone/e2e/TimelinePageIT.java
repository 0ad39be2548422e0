package dev.gauntlet.standalone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Position;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart of what ran when, in a real browser. */
class TimelinePageIT {
  private static final Duration A_WHILE = Duration.ofSeconds(30);

  @RegisterExtension final Pages pages = new Pages();

  private void play(String id, String goal) {
    pages
        .rest()
        .start(
            id,
            """
            "provider":"simulated","model":"sim-hopeless","messageLimit":2,"goal":"%s"
            """
                .formatted(goal));
    pages.rest().awaitEnd(id, A_WHILE);
  }

  private void playRun(String id) {
    pages
        .rest()
        .post(
            "/api/scale/start",
            """
            {"runId": "%s", "runCount": 3, "concurrency": 1, "battle": {"provider": "simulated",
             "model": "sim-hopeless", "messageLimit": 2, "goal": "Get a table"}}
            """
                .formatted(id),
            202);
    await()
        .atMost(A_WHILE)
        .until(
            () -> pages.rest().get("/api/scale/" + id + "/status").path("state").stringValue(),
            "completed"::equals);
  }

  private static Locator bars(Page page) {
    return page.locator("a.timeline-bar");
  }

  /** The timeline of what has this in its id, drawn as large as can be. */
  private Page fitted(String query, int width, ColorScheme scheme) {
    Page page = pages.open("/timeline?" + query, width, scheme);
    assertThat(bars(page).first()).isVisible();
    Pages.button(page, "Fit").click();
    assertThat(page).hasURL(Pattern.compile(".*(last=\\d+s|from=).*"));
    return page;
  }

  private Page fitted(String query) {
    return fitted(query, 1280, ColorScheme.LIGHT);
  }

  @Test
  void aClickOnABarOpensItsBattleAndBackComesBack() {
    play("timeline-click", "Get a table");
    Page page = fitted("q=timeline-click");

    Pages.link(page, "Battle timeline-click, Missed").click();

    assertThat(page).hasURL(Pattern.compile(".*/battles/timeline-click$"));
    page.goBack();
    assertThat(page.getByLabel("Id or goal has")).hasValue("timeline-click");
    assertThat(bars(page)).hasCount(1);
  }

  @Test
  void withKeysAloneTheBattlesOfARunAreShownAndOneIsOpened() {
    playRun("timeline-keys");
    Page page = fitted("q=timeline-keys");
    Locator run = Pages.link(page, "Run timeline-keys, Completed");

    page.getByLabel("Battles beneath their runs").focus();
    page.keyboard().press("Tab");
    assertThat(run).isFocused();
    assertThat(page.getByRole(AriaRole.TOOLTIP)).containsText("Run timeline-keys");
    page.keyboard().press("Space");
    assertThat(bars(page)).hasCount(4);
    assertThat(page).hasURL(Pattern.compile(".*open=timeline-keys.*"));
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("a.timeline-bar:focus")).hasAttribute("href", Pattern.compile(".*"));
    page.keyboard().press("Enter");

    assertThat(page).hasURL(Pattern.compile(".*/battles/timeline-keys\\.[123]$"));
  }

  @Test
  void theTableHasTheSameRowsAsTheChart() {
    playRun("timeline-rows");
    play("timeline-rows-alone", "Get a chair");
    Page page = fitted("q=timeline-rows&open=all");
    assertThat(bars(page)).hasCount(5);
    Object drawn = addresses(bars(page));

    Pages.button(page, "Table").click();

    assertThat(page.locator("tbody tr")).hasCount(5);
    assertThat(addresses(page.locator("tbody th a"))).isEqualTo(drawn);
    assertThat(page.locator("tbody tr").first()).containsText("Get a chair");
    page.reload();
    assertThat(page.locator("tbody tr")).hasCount(5);
    page.getByLabel("Show").selectOption("runs");
    page.getByLabel("Battles beneath their runs").uncheck();
    assertThat(page.locator("tbody tr")).hasCount(1);
  }

  private static Object addresses(Locator links) {
    return links.evaluateAll("all => all.map(link => link.getAttribute('href')).sort().join()");
  }

  @Test
  void zoomAndMoveStandInTheAddressAndSurviveAReload() {
    play("timeline-zoom", "Get a table");
    Page page = pages.open("/timeline?q=timeline-zoom");
    Pages.button(page, "Zoom in").click();
    assertThat(page).hasURL(Pattern.compile(".*last=30m.*"));
    Pages.button(page, "Earlier").click();
    assertThat(page).hasURL(Pattern.compile(".*from=.*to=.*"));
    String address = page.url();

    page.reload();

    assertThat(Pages.button(page, "Back to now")).isVisible();
    assertThat(page.url()).isEqualTo(address);
    Pages.button(page, "Back to now").click();
    assertThat(page).hasURL(Pattern.compile(".*last=30m.*"));
    bars(page).focus();
    page.keyboard().press("+");
    assertThat(page).hasURL(Pattern.compile(".*(last=20m|from=).*"));
    Locator chart = page.locator(".timeline-body");
    String before = page.url();
    chart.hover(new Locator.HoverOptions().setPosition(new Position(300, 50)));
    page.keyboard().down("Control");
    page.mouse().wheel(0, -200);
    page.keyboard().up("Control");
    assertThat(page).not().hasURL(before);
  }

  @Test
  void aDragMovesAndOpensNothing() {
    play("timeline-drag", "Get a table");
    Page page = fitted("q=timeline-drag");
    BoundingBox box = bars(page).boundingBox();
    double x = box.x + box.width / 2;
    double y = box.y + box.height / 2;
    String before = page.url();

    page.mouse().move(x, y);
    page.mouse().down();
    page.mouse().move(x + 20, y);
    page.mouse().move(x + 150, y);
    page.mouse().up();

    assertThat(page).not().hasURL(before);
    assertThat(page).hasURL(Pattern.compile(".*/timeline\\?.*from=.*"));
    assertThat(bars(page)).hasCount(1);
  }

  @Test
  void whatGoesOnSaysForHowLongSoFarAndWhetherItStandsStill() {
    pages
        .rest()
        .start(
            "timeline-held",
            """
            "provider":"simulated","model":"sim-hopeless","messageLimit":200,"goal":"Get a table"
            """);
    Page page = pages.open("/timeline?last=1m&q=timeline-held");
    assertThat(Pages.link(page, "Battle timeline-held, Running")).isVisible();
    pages.rest().post("/api/battles/timeline-held/pause", "{}", 202);

    assertThat(Pages.link(page, "Battle timeline-held, Paused")).isVisible();
    assertThat(bars(page)).hasAttribute("aria-label", Pattern.compile(".*1 pause, .* so far.*"));
    assertThat(page.locator(".timeline-wait.is-paused").first()).isAttached();
    pages.rest().post("/api/battles/timeline-held/cancel", "{}", 202);
    assertThat(Pages.link(page, "Battle timeline-held, Cancelled")).isVisible();
  }

  @Test
  void anEmptyStretchSaysSoAndOffersAWiderOne() {
    Page page = pages.open("/timeline?from=2020-01-01T00:00:00Z&to=2020-01-01T01:00:00Z");
    assertThat(page.getByText("Nothing ran in this stretch of time.")).isVisible();

    Pages.button(page, "Look at the last 6 hours").click();

    assertThat(page).hasURL(Pattern.compile(".*/timeline\\?last=6h$"));
    page.getByLabel("Id or goal has").fill("timeline-there-is-no-such-thing");
    assertThat(page.getByText("Nothing here matches the filter.")).isVisible();
    Pages.button(page, "Take the filter away").click();
    assertThat(page.getByLabel("Id or goal has")).hasValue("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "last=soon|no length of time such as",
        "last=90d|10 seconds to 30 days",
        "from=yesterday|no time such as",
        "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z|not after its beginning",
        "from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z|at most 30 days"
      })
  void anAddressThatCannotBeFollowedIsExplained(String query, String sentence) {
    Page page = pages.open("/timeline?" + query);

    assertThat(page.getByRole(AriaRole.STATUS).getByText(sentence)).isVisible();
  }

  @Test
  void aHostileGoalStaysTextAndFits() {
    String goal = "<img src=x onerror=alert(1)>\\u202eאבג" + "long".repeat(60);
    play("timeline-hostile", goal);
    Page page = fitted("q=timeline-hostile");

    bars(page).hover();

    assertThat(page.locator(".timeline-card")).containsText("<img src=x onerror=alert(1)>");
    assertThat(page.locator("main img")).hasCount(0);
    Pages.button(page, "Table").click();
    assertThat(page.locator("tbody tr").first()).containsText("<img src=x");
    Pages.assertWellMade(page);
  }

  @Test
  void aLostConnectionShowsAndHeals() {
    play("timeline-lost", "Get a table");
    Page page = pages.open("/timeline?q=timeline-lost");
    assertThat(bars(page)).hasCount(1);

    page.context().setOffline(true);

    assertThat(page.getByText(Pattern.compile("^\\s*Connection lost"))).isVisible();
    assertThat(bars(page)).hasCount(1);
    page.context().setOffline(false);
    assertThat(page.getByText(Pattern.compile("^\\s*Connection lost"))).hasCount(0);
    pages.forgive();
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "360, LIGHT", "360, DARK"})
  void isAccessibleAndFitsWideAndNarrowLightAndDark(int width, ColorScheme scheme) {
    String id = "timeline-made-" + width + "-" + scheme;
    playRun(id);
    play(id + "-alone", "Get a table");
    Page page = fitted("open=all&q=" + id, width, scheme);
    assertThat(bars(page)).hasCount(5);
    page.getByLabel("Battles beneath their runs").focus();
    page.keyboard().press("Tab");
    assertThat(page.locator(".timeline-card")).isVisible();
    Pages.assertWellMade(page);
    Pages.button(page, "Table").click();
    assertThat(page.locator("tbody tr")).hasCount(5);
    Pages.assertWellMade(page);
    assertThat(page).hasTitle("Timeline · Gauntlet");
  }
}
