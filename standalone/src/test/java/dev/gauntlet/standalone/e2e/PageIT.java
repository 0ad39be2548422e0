package dev.gauntlet.standalone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser, on the packaged product. */
class PageIT {
  @RegisterExtension final Pages pages = new Pages();

  @Test
  void oneClickStartsTheOfflineExampleAndShowsItToItsEnd() {
    Page page = pages.open("/");
    Pages.button(page, "Start").click();
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
    pages
        .rest()
        .start(
            "held",
            """
            "provider":"simulated","model":"sim-hopeless","messageLimit":200,"goal":"Get a table"
            """);
    Page page = pages.open("/battles/held");
    Pages.button(page, "Pause").click();
    assertThat(Pages.button(page, "Resume")).isVisible();
    Pages.button(page, "Resume").click();
    assertThat(Pages.button(page, "Pause")).isVisible();
    Pages.button(page, "Cancel\u2026").click();
    Pages.button(page, "Cancel it").click();
    assertThat(page.getByText(Pattern.compile("[Cc]ancelled")).first()).isVisible();
    assertThat(pages.rest().status("held").path("state").stringValue()).isEqualTo("cancelled");
  }

  @Test
  void showsTheRestApiAndTriesIt() {
    Page page = pages.open("/docs");
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
    Page page = pages.open("/");
    Locator limit = page.getByLabel(Pattern.compile("[Mm]essage limit|[Aa]t most"));
    limit.first().fill("201");
    Pages.button(page, "Start").click();
    assertThat(limit.first()).hasAttribute("aria-invalid", "true");
    assertThat(page.getByText("must be between 1 and 200, but is 201.").first()).isVisible();
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "360, LIGHT", "360, DARK"})
  void isAccessibleAndFitsWideAndNarrowLightAndDark(int width, ColorScheme scheme) {
    pages
        .rest()
        .start(
            "seen-" + width + "-" + scheme,
            """
            "provider":"simulated","model":"sim-hopeless","messageLimit":4,"goal":"Get a table"
            """);
    for (String path : List.of("/", "/battles/seen-" + width + "-" + scheme)) {
      Page page = pages.open(path, width, scheme);
      assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
      Pages.assertWellMade(page);
    }
  }

  @Test
  void whatAModelSaysIsTextAndNothingElse() {
    pages
        .rest()
        .start(
            "hostile",
            """
            "provider":"simulated","model":"sim-hopeless","messageLimit":2,"goal":"Get a table",
            "userMessage":"<img src=x onerror=alert(1)><script>alert(2)</script>"
            """);
    Page page = pages.open("/battles/hostile");
    assertThat(page.getByText("<img src=x onerror=alert(1)>")).isVisible();
    assertThat(page.locator("main img")).hasCount(0);
  }
}
