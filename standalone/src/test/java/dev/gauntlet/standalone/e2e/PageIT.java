package dev.gauntlet.standalone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.gauntlet.testing.Requirement;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser, on the packaged product. */
class PageIT {
  @TempDir private static Path data;

  private static GauntletProcess gauntlet;
  private static URI address;
  private static Playwright playwright;
  private static Browser browser;

  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context;

  @BeforeAll
  static void openTheBrowser() throws Exception {
    Path chromium = Requirement.browser();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    gauntlet =
        GauntletProcess.start(
            data,
            Map.of("GAUNTLET_TEMPORAL_TARGET", "embedded", "GAUNTLET_SIMULATED_LATENCY", "150ms"),
            "up");
    address = gauntlet.awaitServing();
  }

  @AfterAll
  static void closeEverything() throws Exception {
    if (playwright != null) {
      playwright.close();
    }
    if (gauntlet != null) {
      gauntlet.close();
    }
  }

  @BeforeEach
  void openAContext() {
    context = browser.newContext();
  }

  @AfterEach
  void theConsoleStayedEmpty() {
    context.close();
    assertThat(complaints).isEmpty();
  }

  private Page open(String path) {
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")
          && !message.text().contains("the server responded with a status of 400")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.navigate(address.resolve(path).toString());
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
  }

  @Test
  void oneClickStartsTheOfflineExampleAndShowsItToItsEnd() {
    Page page = open("/");
    button(page, "Start").click();
    assertThat(page).hasURL(Pattern.compile(".*/battles/[a-z0-9]+$"));
    assertThat(page.getByText("message 2").first()).isVisible();
    assertThat(page.getByText(Pattern.compile("Ended|Completed|The goal was reached|used up")))
        .not()
        .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
    page.reload();
    assertThat(page.getByText("message 2").first()).isVisible();
  }

  @Test
  void pausesResumesAndCancelsABattle() {
    new Rest(address)
        .start(
            "held",
            """
            "provider":"simulated","model":"sim-hopeless","messageLimit":200,"goal":"Get a table"
            """);
    Page page = open("/battles/held");
    button(page, "Pause").click();
    assertThat(button(page, "Resume")).isVisible();
    button(page, "Resume").click();
    assertThat(button(page, "Pause")).isVisible();
    button(page, "Cancel\u2026").click();
    button(page, "Cancel it").click();
    assertThat(page.getByText(Pattern.compile("[Cc]ancelled")).first()).isVisible();
    assertThat(new Rest(address).status("held").path("state").stringValue()).isEqualTo("cancelled");
  }

  @Test
  void showsTheRestApiAndTriesIt() {
    Page page = open("/docs");
    Locator operation = page.locator("#operations-providers-listProviders");
    operation.getByText("/api/providers").click();
    operation
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try it out"))
        .click();
    operation.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Execute")).click();
    assertThat(operation.locator(".live-responses-table .response-col_status").last())
        .containsText("200");
  }

  @Test
  void badInputLandsAtItsField() {
    Page page = open("/");
    Locator limit = page.getByLabel(Pattern.compile("[Mm]essage limit|[Aa]t most"));
    limit.first().fill("201");
    button(page, "Start").click();
    assertThat(limit.first()).hasAttribute("aria-invalid", "true");
    assertThat(page.getByText("must be between 1 and 200, but is 201.").first()).isVisible();
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "360, LIGHT", "360, DARK"})
  void isAccessibleAndFitsWideAndNarrowLightAndDark(int width, ColorScheme scheme) {
    context.close();
    context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme));
    new Rest(address)
        .start(
            "seen-" + width + "-" + scheme,
            """
            "provider":"simulated","model":"sim-hopeless","messageLimit":4,"goal":"Get a table"
            """);
    for (String path : List.of("/", "/battles/seen-" + width + "-" + scheme)) {
      Page page = open(path);
      assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
      assertThat(new AxeBuilder(page).analyze().getViolations()).as(path).isEmpty();
      assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .as("no sideways scrolling on " + path)
          .isEqualTo(true);
    }
  }

  @Test
  void whatAModelSaysIsTextAndNothingElse() {
    new Rest(address)
        .start(
            "hostile",
            """
            "provider":"simulated","model":"sim-hopeless","messageLimit":2,"goal":"Get a table",
            "userMessage":"<img src=x onerror=alert(1)><script>alert(2)</script>"
            """);
    Page page = open("/battles/hostile");
    assertThat(page.getByText("<img src=x onerror=alert(1)>")).isVisible();
    assertThat(page.locator("main img")).hasCount(0);
  }
}
