package dev.gauntlet.standalone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
  void anAddressOfNoPageIsSaidOnAPageWithItsNavigation() {
    Page page = pages.open("/nowhere");
    assertThat(Pages.heading(page, "There is no such page")).isVisible();
    assertThat(page.request().get(page.url()).status()).isEqualTo(404);
    Pages.link(page, "Runs").click();
    assertThat(Pages.heading(page, "Runs")).isVisible();
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
    for (String path : List.of("/", "/battles/nobody")) {
      Page page = pages.open(path, width, scheme);
      assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
      Pages.assertWellMade(page);
    }
  }
}
