package dev.gauntlet.standalone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of all battles. */
class BattlesPageIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @RegisterExtension final Pages pages = new Pages();

  private void start(String id, int messages, String tag) {
    pages
        .rest()
        .start(
            id,
            """
            "provider":"simulated","model":"sim-hopeless","messageLimit":%d,"goal":"Get table %s",
            "tags":{"suite":"%s"}
            """
                .formatted(messages, id, tag));
  }

  /** A run that is cancelled at once, so that there are many battles without playing them. */
  private void many(String runId, int battles) {
    pages
        .rest()
        .post(
            "/api/scale/start",
            """
            {"runId":"%s","runCount":%d,"concurrency":1,"battle":{"provider":"simulated",
             "model":"sim-hopeless","messageLimit":2,"goal":"Get a seat"}}
            """
                .formatted(runId, battles),
            202);
    pages.rest().post("/api/scale/" + runId + "/cancel", "{}", 202);
  }

  private static Locator row(Page page, String text) {
    return page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(text));
  }

  @Test
  void aBattleThatGoesOnIsFollowedToItsEndAndANewOneComesInOnTop() {
    start("list-live", 200, "list-live");
    Page page = pages.open("/battles?tag=suite:list-live");
    assertThat(row(page, "Get table list-live")).containsText("Running");
    assertThat(row(page, "Get table list-live"))
        .containsText(Pattern.compile("[1-9]\\d* of 200 messages"));
    start("list-newer", 2, "list-live");
    assertThat(page.locator("virtual-rows li")).hasCount(2);
    assertThat(page.locator("virtual-rows li").first()).containsText("list-newer");
    pages.rest().post("/api/battles/list-live/cancel", "{}", 202);
    assertThat(row(page, "Get table list-live")).containsText("Cancelled");
    Pages.link(page, "Get table list-live").click();
    assertThat(page).hasURL(Pattern.compile(".*/battles/list-live$"));
  }

  @Test
  void filtersAreInTheAddressAndSurviveAReloadAndTheBackButton() {
    start("list-a", 2, "list-filter");
    start("list-b", 200, "list-filter");
    pages.rest().awaitEnd("list-a", SOON);
    Page page = pages.open("/battles");
    page.getByLabel("Tag").fill("suite:list-filter");
    assertThat(page).hasURL(Pattern.compile(".*tag=suite%3Alist-filter.*"));
    assertThat(page.locator("virtual-rows li")).hasCount(2);
    page.getByLabel("How it ended").selectOption("limit");
    assertThat(page).hasURL(Pattern.compile(".*endedReason=limit.*"));
    assertThat(page.locator("virtual-rows li")).hasCount(1);
    page.reload();
    assertThat(page.getByLabel("How it ended")).hasValue("limit");
    assertThat(page.getByLabel("Tag")).hasValue("suite:list-filter");
    assertThat(page.locator("virtual-rows li")).hasCount(1);
    page.goBack();
    assertThat(page.getByLabel("How it ended")).hasValue("");
    assertThat(page.locator("virtual-rows li")).hasCount(2);
    pages.rest().post("/api/battles/list-b/cancel", "{}", 202);
  }

  @Test
  void aFilterThatNothingMatchesSaysSoAndIsTakenAway() {
    start("list-some", 2, "list-some");
    Page page = pages.open("/battles?runId=list-nothing");
    assertThat(page.getByText("No battle is like that.")).isVisible();
    Pages.button(page, "Show all battles").click();
    assertThat(page).hasURL(Pattern.compile(".*/battles$"));
    assertThat(page.locator("virtual-rows li")).not().hasCount(0);
  }

  @Test
  void aFilterThatCannotBeReadIsSaidAtItsField() {
    Page page = pages.open("/battles?tag=nonsense");
    assertThat(page.getByLabel("Tag")).hasAttribute("aria-invalid", "true");
    assertThat(page.getByText("must have the form key:value")).isVisible();
    page.getByLabel("Tag").fill("");
    assertThat(page.getByLabel("Tag")).not().hasAttribute("aria-invalid", "true");
  }

  @Test
  void manyBattlesAreReadAsTheyAreScrolledAndFewAreDrawn() {
    many("list-many", 450);
    Page page = pages.open("/battles?runId=list-many");
    assertThat(page.getByText("The newest 100 battles")).isVisible();
    page.mouse().move(600, 500);
    Locator last = page.getByText("list-many.001", new Page.GetByTextOptions().setExact(true));
    for (int i = 0; i < 200 && last.count() == 0; i++) {
      page.mouse().wheel(0, 2_000);
      page.evaluate("new Promise(requestAnimationFrame)");
    }
    assertThat(last).isVisible();
    assertThat(page.getByText("450 battles, newest first.")).isAttached();
    assertThat(page.locator("virtual-rows li").count()).isLessThan(60);
  }

  @Test
  void theBackButtonAReloadAndALinkLeadToTheRowsThatWereSeen() {
    many("list-back", 350);
    Page page = pages.open("/battles?runId=list-back");
    Locator row = row(page, "list-back.120");
    assertThat(page.getByText("The newest 100 battles")).isVisible();
    page.mouse().move(600, 500);
    for (int i = 0; i < 200 && row.count() == 0; i++) {
      page.mouse().wheel(0, 400);
      page.evaluate("new Promise(requestAnimationFrame)");
    }
    row.scrollIntoViewIfNeeded();
    assertThat(page).hasURL(Pattern.compile(".*#list-back\\.1\\d\\d$"));
    row.getByRole(AriaRole.LINK).first().click();
    assertThat(page).hasURL(Pattern.compile(".*/battles/list-back\\.120$"));

    page.goBack();
    assertThat(row).isInViewport();
    page.reload();
    assertThat(row).isInViewport();

    Page another = pages.open("/battles?runId=list-back#list-back.100");
    assertThat(row(another, "list-back.100")).isInViewport();
  }

  @Test
  void whatIsReadStaysInPlaceWhileANewerBattleComesInAbove() {
    for (int i = 0; i < 30; i++) {
      start("list-place-" + i, 2, "list-place");
    }
    Page page = pages.open("/battles?tag=suite:list-place");
    Locator row = row(page, "Get table list-place-5");
    assertThat(page.getByText("30 battles, newest first.")).isVisible();
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
    assertThat(row).isVisible();
    double before = row.boundingBox().y;
    start("list-place-new", 2, "list-place");
    assertThat(page.getByText("31 battles, newest first.")).isAttached();
    page.waitForCondition(() -> Math.abs(row.boundingBox().y - before) < 2);
  }

  @Test
  void aLostConnectionIsSaidAndHealsWithWhatWasKnownStillThere() {
    start("list-lost", 2, "list-lost");
    Page page = pages.open("/battles?tag=suite:list-lost");
    assertThat(page.locator("virtual-rows li")).hasCount(1);
    page.context().setOffline(true);
    assertThat(page.getByText("Connection lost")).isVisible();
    assertThat(page.locator("virtual-rows li")).hasCount(1);
    page.context().setOffline(false);
    assertThat(page.getByText("Connection lost")).not().isVisible();
    pages.forgive();
  }

  @Test
  void twoBattlesAreTickedWithTheKeyboardToBeReadSideBySide() {
    start("list-left", 2, "list-pair");
    start("list-right", 2, "list-pair");
    start("list-third", 2, "list-pair");
    Page page = pages.open("/battles?tag=suite:list-pair");
    page.getByLabel("Side by side: list-left").focus();
    page.keyboard().press("Space");
    assertThat(page.getByText("Tick one more battle")).isVisible();
    page.getByLabel("Side by side: list-right").focus();
    page.keyboard().press("Space");
    assertThat(page.getByLabel("Side by side: list-third")).isDisabled();
    page.reload();
    assertThat(page.getByLabel("Side by side: list-left")).isChecked();
    assertThat(Pages.link(page, "Read them side by side"))
        .hasAttribute("href", "/transcripts?a=list-left&b=list-right");
    Pages.button(page, "Untick").click();
    assertThat(page.getByLabel("Side by side: list-third")).isEnabled();
  }

  @Test
  void whatAGoalSaysIsTextAndNothingElse() {
    pages
        .rest()
        .start(
            "list-hostile",
            """
            "provider":"simulated","model":"sim-hopeless","messageLimit":2,"tags":{"suite":"list-hostile"},
            "goal":"<img src=x onerror=alert(1)>%s"
            """
                .formatted("W".repeat(200)));
    Page page = pages.open("/battles?tag=suite:list-hostile", 360, ColorScheme.LIGHT);
    assertThat(row(page, "<img src=x onerror=alert(1)>")).isVisible();
    assertThat(page.locator("main img")).hasCount(0);
    Pages.assertWellMade(page);
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "360, LIGHT", "360, DARK"})
  void isAccessibleAndFitsWideAndNarrowLightAndDark(int width, ColorScheme scheme) {
    String tag = "list-made-" + width + "-" + scheme;
    start(tag, 200, tag);
    start(tag + "-2", 2, tag);
    Page page = pages.open("/battles?tag=suite:" + tag + "&pick=" + tag, width, scheme);
    assertThat(page.locator("virtual-rows li")).hasCount(2);
    Pages.assertWellMade(page);
    pages.rest().post("/api/battles/" + tag + "/cancel", "{}", 202);
  }
}
