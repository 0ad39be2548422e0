package dev.gauntlet.standalone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.gauntlet.testing.TestDatabase;
import dev.gauntlet.web.WebApplication;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The health of the installation, in a real browser. */
class HealthPageIT {
  private static final String HEALTH = "**/api/queue/health";
  private static final Duration A_WHILE = Duration.ofSeconds(30);

  private static final String TROUBLED =
      """
      {"status": "%s", "advice": "%s", "mode": "cluster",
       "temporal": {"reachable": true, "latencyMs": 2}, "database": {"reachable": true, "latencyMs": 4},
       "workers": [{"identity": "worker-<b>1</b>", "heartbeatAgeSeconds": 3.4,
         "taskQueues": ["gauntlet-battles", "gauntlet-provider-openai"]}],
       "counts": {"queued": 3, "running": 0, "paused": 0, "waiting_for_human": 0, "completed": 1234567,
         "failed": 0, "cancelled": 1},
       "estimatedCounts": ["completed"],
       "providers": [
         {"name": "openai", "state": "throttled", "served": true, "requestsPerMinute": 588, "limitPerMinute": 600},
         {"name": "dead", "state": "open", "served": true, "requestsPerMinute": 0, "limitPerMinute": null},
         {"name": "poor", "state": "quota_exhausted", "served": true, "requestsPerMinute": 0, "limitPerMinute": null},
         {"name": "team", "state": "ok", "served": false, "requestsPerMinute": 0, "limitPerMinute": null}],
       "links": {"temporal": "http://127.0.0.1:8233/namespaces/default/workflows"}}
      """;

  @RegisterExtension final Pages pages = new Pages();

  private static void answer(Page page, int status, String body) {
    page.route(
        HEALTH,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(status)
                    .setContentType("application/json")
                    .setBody(body)));
    page.reload();
  }

  private static Locator provider(Page page, String name) {
    return page.locator("[data-provider=" + name + "]");
  }

  @Test
  void saysWhatTheApiSays() {
    pages
        .rest()
        .start(
            "health-counted",
            """
            "provider":"simulated","model":"sim-hopeless","messageLimit":2,"goal":"Get a table"
            """);
    pages.rest().awaitEnd("health-counted", A_WHILE);
    Page page = pages.open("/health");
    assertThat(page.getByText("All is well")).isVisible();
    await()
        .atMost(A_WHILE)
        .untilAsserted(() -> {
          JsonNode counts = pages.rest().get("/api/queue/health").path("counts");
          Locator shown = page.locator(".health-counts a");
          List<String> numbers =
              List.of("queued", "running", "paused", "completed", "failed").stream()
                  .map(state -> "%,d".formatted(counts.path(state).asLong()))
                  .toList();
          assertThat(shown.locator("strong").allTextContents())
              .startsWith(numbers.toArray(String[]::new));
        });
    JsonNode health = pages.rest().get("/api/queue/health");
    assertThat(page.getByText(health.at("/workers/0/identity").stringValue())).isVisible();
    assertThat(page.getByText("Embedded")).isVisible();
    assertThat(provider(page, "simulated")).containsText("OK");
    assertThat(page.locator("health-dot a")).hasCount(0);
    assertThat(page.getByText("ANTHROPIC_API_KEY=… ./gauntlet up")).isVisible();
    page.locator(".health-counts a")
        .filter(new Locator.FilterOptions().setHasText("Completed"))
        .click();
    assertThat(page).hasURL(Pattern.compile(".*/battles\\?state=completed"));
  }

  @Test
  void aWebWithoutTemporalOrWorkersSaysWhatToDo() throws Exception {
    TestDatabase database = TestDatabase.create();
    Map<String, String> environment =
        Map.of(
            "GAUNTLET_DB_URL", database.jdbcUrl(),
            "GAUNTLET_DB_USER", database.user(),
            "GAUNTLET_DB_PASSWORD", database.password(),
            "GAUNTLET_TEMPORAL_TARGET", "127.0.0.1:1");
    try (GauntletProcess web = GauntletProcess.run(WebApplication.class, environment)) {
      URI address = web.awaitListening();
      Page page = pages.open(address.resolve("/health"), 1280, ColorScheme.LIGHT);

      assertThat(page.getByText("Standstill")).isVisible();
      assertThat(page.getByText("What to do:")).isVisible();
      assertThat(page.getByText("Does not answer").first()).isVisible();
      assertThat(page.getByText("No live worker.")).isVisible();
      assertThat(page.getByText("Connection lost")).hasCount(0);
      assertThat(Pages.link(page, "Attention")).isVisible();
      APIResponse providers = page.request().get(address.resolve("/api/providers").toString());
      assertThat(providers.status()).isEqualTo(503);
      assertThat(providers.text()).contains("The database is not set up yet.");
      pages.forgive();
    }
  }

  @Test
  void whatIsRedSaysWhatItMeansAndEveryPageLeadsThere() {
    Page page = pages.open("/timeline");
    answer(page, 503, TROUBLED.formatted("down", "No worker plays battles: start one."));

    Pages.link(page, "Attention").click();

    assertThat(page).hasURL(Pattern.compile(".*/health$"));
    assertThat(page.getByText("No battle can make progress now.")).isVisible();
    assertThat(page.getByText("No worker plays battles: start one.")).isVisible();
    assertThat(provider(page, "openai")).containsText("588 of 600 requests in the last minute");
    assertThat(provider(page, "openai")).containsText("Requests wait for their turn");
    assertThat(provider(page, "dead")).containsText("It is tried again by itself");
    assertThat(provider(page, "poor")).containsText("Raise it with the provider");
    assertThat(provider(page, "team")).containsText("Start a worker that has it configured");
    assertThat(page.getByText("Completed, about")).isVisible();
    assertThat(page.getByText("worker-<b>1</b>")).isVisible();
    assertThat(Pages.link(page, "Temporal Web UI")).isVisible();
    assertThat(page.getByText("Connection lost")).hasCount(0);
    page.unroute(HEALTH);
    assertThat(page.getByText("All is well")).isVisible();
    pages.forgive();
  }

  @Test
  void aLostConnectionIsNotMistakenForAStandstill() {
    Page page = pages.open("/health");
    assertThat(page.getByText("All is well")).isVisible();

    page.route(HEALTH, Route::abort);

    assertThat(page.getByText(Pattern.compile("^\\s*Connection lost"))).isVisible();
    assertThat(page.getByText("All is well")).isVisible();
    page.reload();
    assertThat(Pages.link(page, "No connection")).isVisible();
    page.unroute(HEALTH);
    assertThat(page.getByText("All is well")).isVisible();
    pages.forgive();
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "360, LIGHT", "360, DARK"})
  void isAccessibleAndFitsWideAndNarrowLightAndDark(int width, ColorScheme scheme) {
    Page page = pages.open("/health", width, scheme);
    assertThat(page.getByText("All is well")).isVisible();
    Pages.assertWellMade(page);
    answer(page, 200, TROUBLED.formatted("degraded", "See " + "openai".repeat(30)));
    assertThat(Pages.link(page, "Attention")).isVisible();
    page.getByText("What the states mean").first().click();
    page.getByText("What the states mean").last().click();
    Pages.assertWellMade(page);
  }
}
