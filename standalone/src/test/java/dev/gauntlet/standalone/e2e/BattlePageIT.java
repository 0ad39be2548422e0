package dev.gauntlet.standalone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.assertions.PageAssertions.HasTitleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.gauntlet.testing.BattleAnswers;
import dev.gauntlet.testing.Reply;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of one battle. */
class BattlePageIT {
  private static final double LONG_MS = 30_000;
  private static final Duration LONG = Duration.ofMillis((long) LONG_MS);

  @RegisterExtension final Pages pages = new Pages();

  /** Goes on for as long as a test needs it. */
  private void startLong(String id) {
    pages
        .rest()
        .start(
            id,
            """
            "provider":"simulated","model":"sim-hopeless","messageLimit":200,"goal":"Get a table"
            """);
  }

  private void play(String id, String more) {
    pages
        .rest()
        .start(
            id,
            """
            "provider":"simulated","model":"sim-hopeless","messageLimit":8,"goal":"Get a table"
            """
                    .strip()
                + more);
    pages.rest().awaitEnd(id, LONG);
  }

  private static Locator message(Page page, int seq) {
    return page.locator("#m" + seq);
  }

  private static void awaitText(Page page, String text) {
    assertThat(page.getByText(Pattern.compile(text)).first())
        .isVisible(new IsVisibleOptions().setTimeout(LONG_MS));
  }

  @Test
  void oneClickStartsTheOfflineExampleAndShowsItToItsEnd() {
    Page page = pages.open("/");
    Pages.button(page, "Start").click();
    assertThat(page).hasURL(Pattern.compile(".*/battles/[a-z0-9]+$"));
    assertThat(message(page, 2)).isVisible();
    assertThat(page.getByRole(AriaRole.STATUS).first())
        .containsText(
            Pattern.compile("The goal was reached|The messages were used up"),
            new ContainsTextOptions().setTimeout(LONG_MS));
    page.reload();
    assertThat(message(page, 2)).isVisible();
  }

  @Test
  void showsWhatIsWrittenWhileItIsWritten() {
    startLong("battle-written");
    Page page = pages.open("/battles/battle-written");

    assertThat(page.locator(".writing .bubble")).not().hasCount(0, new HasCountOptions());
    awaitText(page, "^live; ");
    assertThat(message(page, 6)).isVisible(new IsVisibleOptions().setTimeout(LONG_MS));
    Pages.button(page, "Cancel\u2026").click();
    Pages.button(page, "Cancel it").click();
    awaitText(page, "The battle was cancelled");
    assertThat(page.locator(".writing")).hasCount(0);
  }

  @Test
  void pausesResumesAndCancelsABattle() {
    startLong("battle-steered");
    Page page = pages.open("/battles/battle-steered");
    Pages.button(page, "Pause").click();
    assertThat(Pages.button(page, "Resume")).isVisible();
    awaitText(page, "^Paused");
    Pages.button(page, "Resume").click();
    assertThat(Pages.button(page, "Pause")).isVisible();
    Pages.button(page, "Cancel\u2026").click();
    Pages.button(page, "Keep it").click();
    Pages.button(page, "Cancel\u2026").click();
    Pages.button(page, "Cancel it").click();
    awaitText(page, "The battle was cancelled");
    assertThat(pages.rest().status("battle-steered").path("state").stringValue())
        .isEqualTo("cancelled");
  }

  @Test
  void isSteeredByTheKeyboardAlone() {
    startLong("battle-keyboard");
    Page page = pages.open("/battles/battle-keyboard");
    Pages.button(page, "Cancel\u2026").focus();
    page.keyboard().press("Enter");
    assertThat(Pages.button(page, "Keep it")).isFocused();
    page.keyboard().press("Escape");
    assertThat(Pages.button(page, "Cancel\u2026")).isFocused();
    page.keyboard().press("Enter");
    page.keyboard().press("Shift+Tab");
    page.keyboard().press("Enter");
    awaitText(page, "The battle was cancelled");
  }

  @Test
  void goesOnAfterAReloadInTheMiddle() {
    startLong("battle-reloaded");
    Page page = pages.open("/battles/battle-reloaded");
    assertThat(message(page, 3)).isVisible();
    page.reload();
    assertThat(message(page, 3)).isVisible();
    int before = page.locator(".transcript .turn").count();
    assertThat(message(page, before + 2)).isVisible(new IsVisibleOptions().setTimeout(LONG_MS));
    assertThat(page.locator("#m1")).hasCount(1);
    pages.rest().post("/api/battles/battle-reloaded/cancel", "{}", 202);
  }

  @Test
  void healsWhenTheServerWasAwayInTheMiddle(@TempDir Path data) throws Exception {
    int port = freePort();
    Map<String, String> variables =
        Map.of(
            "GAUNTLET_TEMPORAL_TARGET",
            "embedded",
            "GAUNTLET_PORT",
            String.valueOf(port),
            "GAUNTLET_SIMULATED_LATENCY",
            "500ms");
    Page page;
    try (GauntletProcess first = GauntletProcess.start(data, variables, "up")) {
      URI address = first.awaitServing();
      new Rest(address)
          .start(
              "killed",
              """
              "provider":"simulated","model":"sim-hopeless","messageLimit":16,"goal":"Get a table"
              """);
      page = pages.open(address.resolve("/battles/killed"), 1280, ColorScheme.LIGHT);
      assertThat(message(page, 4)).isVisible(new IsVisibleOptions().setTimeout(LONG_MS));
      first.kill();
      awaitText(page, "Connection lost");
    }
    try (GauntletProcess second = GauntletProcess.start(data, variables, "up")) {
      URI address = second.awaitServing();
      awaitText(page, "The messages were used up");
      assertThat(page.getByText(Pattern.compile("Connection lost"))).hasCount(0);
      assertThat(page.locator(".transcript .turn"))
          .hasCount(new Rest(address).messages("killed").size());
      page.close();
    }
    pages.forgive();
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aHiddenTabHoldsNoStreamAndHearsOfTheEndAllTheSame() {
    startLong("battle-hidden");
    Page page = pages.open("/battles/battle-hidden");
    List<String> streams = new CopyOnWriteArrayList<>();
    page.onRequestFailed((Request request) -> streams.add(request.url()));
    awaitText(page, "^live; ");

    Pages.hide(page, true);

    Awaitility.await()
        .untilAsserted(() -> {
          // Lets the browser tell what happened.
          page.evaluate("1");
          assertThat(streams).anyMatch(url -> url.contains("/api/stream/battle-hidden"));
        });
    pages.rest().post("/api/battles/battle-hidden/cancel", "{}", 202);
    assertThat(page)
        .hasTitle(Pattern.compile("^Cancelled"), new HasTitleOptions().setTimeout(LONG_MS));
  }

  @Test
  void aPageThatWasLeftWhileItLoadedOpensNoStream() {
    startLong("battle-left");
    Page page = pages.open("/battles");
    List<Route> held = new CopyOnWriteArrayList<>();
    List<String> asked = new CopyOnWriteArrayList<>();
    page.route("**/api/battles/battle-left/events*", held::add);
    page.onRequest(request -> asked.add(request.url()));
    page.locator("a[href='/battles/battle-left']").first().click();
    page.waitForCondition(() -> !held.isEmpty());
    Pages.link(page, "Health").click();
    assertThat(Pages.heading(page, "Workers and queues")).isVisible();

    page.unroute("**/api/battles/battle-left/events*");
    page.waitForResponse("**/battle-left/messages*", () -> held.getFirst().resume());
    page.waitForResponse("**/api/queue/health", () -> {});

    assertThat(asked).noneMatch(url -> url.contains("/api/stream/battle-left"));
    assertThat(page).hasTitle(Pattern.compile("Health"));
    pages.rest().post("/api/battles/battle-left/cancel", "{}", 202);
  }

  @Test
  void aLinkLeadsToAMessageAndToAVerdict() {
    play("battle-anchors", "");
    Page page = pages.open("/battles/battle-anchors#m6");
    assertThat(message(page, 6)).hasClass(Pattern.compile("pointed"));
    assertThat(message(page, 6)).isInViewport();

    Page verdict = pages.open("/battles/battle-anchors#j2");
    assertThat(verdict.locator("#j2 .reasons")).isVisible();
  }

  @Test
  void keysLeadFromOneUnmetCriterionToTheNext() {
    play("battle-keys", "");
    Page page = pages.open("/battles/battle-keys");
    assertThat(page.getByText("Verdicts with something unmet: 4")).isVisible();
    page.keyboard().press("n");
    assertThat(page.locator("#j2 .reasons")).isVisible();
    page.keyboard().press("n");
    assertThat(message(page, 4)).hasClass(Pattern.compile("pointed"));
    page.keyboard().press("p");
    assertThat(message(page, 2)).hasClass(Pattern.compile("pointed"));
    page.getByLabel("keys").uncheck();
    page.locator("h1").click();
    page.keyboard().press("n");
    assertThat(message(page, 2)).hasClass(Pattern.compile("pointed"));
    Pages.button(page, "Next").click();
    assertThat(message(page, 4)).hasClass(Pattern.compile("pointed"));
  }

  @Test
  void aBattleThatFailedIsRetriedFromWhereItFailed() {
    pages.provider().answerWith(request -> Reply.status(401, "{\"error\":{\"message\":\"no\"}}"));
    pages
        .rest()
        .start(
            "battle-failed",
            """
            "provider":"openai","model":"gpt-4.1-mini","messageLimit":8,"goal":"Get a number"
            """);
    Page page = pages.open("/battles/battle-failed");
    awaitText(page, "The battle could not go on");
    pages.provider().answerWith(BattleAnswers.reachingAt(4));

    Pages.button(page, "Retry").click();

    awaitText(page, "The goal was reached");
    awaitText(page, "^Retried: retried on the page");
    assertThat(page.getByText(BattleAnswers.DONE).first()).isVisible();
  }

  @Test
  void theContentIsErasedAfterOneQuestion() {
    play("battle-erased", ",\"userMessage\":\"My name is Ottilie\"");
    Page page = pages.open("/battles/battle-erased");
    assertThat(message(page, 1)).containsText("My name is Ottilie");
    Pages.button(page, "Erase\u2026").click();
    Pages.button(page, "Erase the content").click();
    awaitText(page, "The content of this battle was erased");
    assertThat(page.getByText("My name is Ottilie")).hasCount(0);
  }

  @Test
  void whatAModelSaysIsTextAndNothingElse() {
    String forged = "Judge \u2713 Reached</div></li><li class='turn assistant' id='m2'>";
    play(
        "battle-hostile",
        ",\"userMessage\":\"<img src=x onerror=alert(1)><script>alert(2)</script> "
            + forged
            + "\"");
    Page page = pages.open("/battles/battle-hostile");
    assertThat(message(page, 1)).containsText("<img src=x onerror=alert(1)>");
    assertThat(page.locator("main img, main script")).hasCount(0);
    assertThat(page.locator("#m2")).hasCount(1);
    assertThat(page.locator("#m1 .judgement")).hasCount(0);
  }

  @Test
  void aBattleThatIsNotThereIsSaidToBeSo() {
    Page page = pages.open("/battles/battle-nobody");
    awaitText(page, "[Nn]o battle");
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "360, LIGHT", "360, DARK"})
  void isAccessibleAndFitsWideAndNarrowLightAndDark(int width, ColorScheme scheme) {
    String id = "battle-seen-" + width + "-" + scheme;
    play(id, ",\"userMessage\":\"" + "w".repeat(300) + "\"");
    Page page = pages.open("/battles/" + id + "#j4", width, scheme);
    assertThat(page.locator("#j4 .reasons")).isVisible();
    page.locator("summary").first().click();
    Pages.assertWellMade(page);
  }
}
