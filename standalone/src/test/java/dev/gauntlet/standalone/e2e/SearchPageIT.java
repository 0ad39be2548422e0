package dev.gauntlet.standalone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search in a real browser, on the packaged product. */
class SearchPageIT {
  @RegisterExtension final Pages pages = new Pages();

  /** A battle whose first message is this, and which has ended. */
  private void said(String id, String message) {
    pages
        .rest()
        .start(
            id,
            """
            "provider":"simulated","model":"sim-hopeless","messageLimit":2,"goal":"Get a table",
            "userMessage":"%s"
            """
                .formatted(message));
    pages.rest().awaitEnd(id, Duration.ofSeconds(30));
  }

  private static Locator words(Page page) {
    return page.getByLabel("Words");
  }

  @Test
  void findsAHostileMessageAndShowsItAsText() {
    said("search-hostile", "<img src=x onerror=alert(1)> about QWX-77 <script>alert(2)</script>");
    Page page = pages.open("/search");
    assertThat(words(page)).isFocused();
    page.keyboard().type("qwx-77");
    page.keyboard().press("Enter");
    Locator found = page.locator(".search-found");
    assertThat(found).containsText("<img src=x onerror=alert(1)> about QWX-77 <script>alert(2)");
    assertThat(found.locator("mark")).hasText(new String[] {"QWX", "77"});
    assertThat(found.locator("img, script")).hasCount(0);

    Pages.link(page, "search-hostile, message 1").click();
    assertThat(page).hasURL(Pattern.compile(".*/battles/search-hostile#m1$"));
  }

  @Test
  void typingReplacesTheAddressAndEnterKeepsIt() {
    said("search-typed", "The zebrawood table");
    Page page = pages.open("/search");
    int before = (int) page.evaluate("history.length");
    words(page).fill("zebra");
    assertThat(page.getByText("No message has all of that.")).isVisible();
    words(page).fill("zebrawood");
    assertThat(page.locator(".search-found mark")).hasText("zebrawood");
    assertThat(page).hasURL(Pattern.compile(".*/search\\?q=zebrawood$"));
    assertThat(page.evaluate("history.length")).isEqualTo(before);
    page.reload();
    assertThat(page.locator(".search-found mark")).hasText("zebrawood");
    assertThat(words(page)).hasValue("zebrawood");

    words(page).fill("neverheardof");
    words(page).press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*q=neverheardof$"));
    page.goBack();
    assertThat(words(page)).hasValue("zebrawood");
    assertThat(page.locator(".search-found mark")).hasText("zebrawood");
  }

  @Test
  void filtersByWhoSaidItAndByRun() {
    said("search-filtered", "Is the mangowood table free");
    Page page = pages.open("/search?q=mangowood&role=user");
    assertThat(page.locator(".search-found")).containsText("search-filtered, message 1");
    page.getByLabel("Said by").selectOption("assistant");
    assertThat(page).hasURL(Pattern.compile(".*role=assistant.*"));
    assertThat(
            page.locator(".search-found li")
                .filter(new Locator.FilterOptions().setHasText("message 1")))
        .hasCount(0);
    page.getByLabel("Only in the run").fill("search-no-such-run");
    assertThat(page.getByLabel("Only in the run")).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#search-run-wrong"))
        .hasText("There is no run \"search-no-such-run\".");
  }

  @Test
  void whatCannotBeSearchedForIsSaidAtTheField() {
    Page page = pages.open("/search?q=-without");
    assertThat(page.locator("#search-q-wrong")).containsText("has no word to look for");
    assertThat(words(page)).hasAttribute("aria-invalid", "true");
  }

  @Test
  void aSlashLeadsToTheFieldFromAnywhere() {
    Page page = pages.open("/search?q=search-nowhere");
    assertThat(words(page)).isFocused();
    page.getByText("How to ask").focus();
    page.keyboard().press("/");
    assertThat(words(page)).isFocused();
    page.keyboard().type("a/b");
    assertThat(words(page)).hasValue("a/b");
  }

  @Test
  void whoComesByTheNavigationCanTypeAtOnce() {
    Page page = pages.open("/health");
    Pages.link(page, "Search").click();
    assertThat(words(page)).isFocused();
  }

  @Test
  void moreGoesOnBehindThePage() {
    pages
        .rest()
        .post(
            "/api/scale/start",
            """
            {"runId":"search-run","runCount":25,"concurrency":25,"battle":{"provider":"simulated",
             "model":"sim-hopeless","messageLimit":1,"goal":"Get a table",
             "userMessage":"About the wengewood table"}}
            """,
            202);
    Page page = pages.open("/search?q=wengewood&runId=search-run&role=user");
    Locator found = page.locator(".search-found li");
    page.waitForCondition(() -> {
      Pages.button(page, "Search").click();
      return pages
          .rest()
          .get("/api/scale/search-run/status")
          .path("state")
          .stringValue()
          .equals("completed");
    });
    Pages.button(page, "Search").click();
    assertThat(found).hasCount(20);
    Pages.button(page, "More").click();
    assertThat(found).hasCount(25);
    assertThat(Pages.button(page, "More")).hasCount(0);
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "360, LIGHT", "360, DARK"})
  void isAccessibleAndFitsWideAndNarrowLightAndDark(int width, ColorScheme scheme) {
    String word = "w" + "o".repeat(100) + width + scheme;
    said("search-seen-" + width + "-" + scheme, word + " \u05e9\u05dc\u05d5\u05dd");
    for (String path : List.of("/search?q=-none", "/search?q=" + word)) {
      Page page = pages.open(path, width, scheme);
      assertThat(Pages.heading(page, "Search")).isVisible();
      if (path.endsWith(word)) {
        assertThat(page.locator(".search-found mark")).isVisible();
      }
      page.getByText("How to ask").click();
      Pages.assertWellMade(page);
    }
  }
}
