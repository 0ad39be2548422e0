package dev.gauntlet.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.gauntlet.testing.ProviderServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Opens pages for one test, in a browser without memory of another, and sees to it that none of
 * them complained on its console. Register it as a field of a test class.
 */
final class Pages implements BeforeEachCallback, AfterEachCallback {
  /** What a browser says of a refusal by itself, whatever the page makes of it. */
  private static final Pattern REFUSED = Pattern.compile("responded with a status of 4\\d\\d");

  /** A machine that builds and plays at once is slow at times. */
  private static final double PATIENCE_MS = 20_000;

  private final List<String> complaints = new ArrayList<>();
  private final List<BrowserContext> contexts = new ArrayList<>();
  private @Nullable Browsing browsing;

  @Override
  public void beforeEach(ExtensionContext test) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    browsing =
        test.getRoot()
            .getStore(Namespace.GLOBAL)
            .computeIfAbsent(Browsing.class, key -> new Browsing(), Browsing.class);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    contexts.forEach(BrowserContext::close);
    assertThat(complaints).as("complaints on the console").isEmpty();
  }

  private Browsing browsing() {
    return Objects.requireNonNull(browsing, "register it as a field");
  }

  Rest rest() {
    return new Rest(address());
  }

  URI address() {
    return browsing().address();
  }

  /** What answers as the provider {@code openai}; says what every test expects unless told else. */
  ProviderServer provider() {
    return browsing().provider();
  }

  /** A page, wide and light. */
  Page open(String path) {
    return open(path, 1280, ColorScheme.LIGHT);
  }

  Page open(String path, int width, ColorScheme scheme) {
    return open(address().resolve(path), width, scheme);
  }

  /** A page of any server. */
  Page open(URI url, int width, ColorScheme scheme) {
    BrowserContext context =
        browsing()
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, 800)
                    .setColorScheme(scheme)
                    .setLocale("en-GB")
                    .setTimezoneId("UTC"));
    contexts.add(context);
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && !REFUSED.matcher(message.text()).find()) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.navigate(url.toString());
    return page;
  }

  /** Has a page believe that its tab is hidden, or seen again. */
  static void hide(Page page, boolean hidden) {
    page.evaluate(
        """
        state => {
          Object.defineProperty(document, 'visibilityState', {configurable: true, get: () => state});
          document.dispatchEvent(new Event('visibilitychange'));
        }\
        """,
        hidden ? "hidden" : "visible");
  }

  /** Complaints up to now are what a test provoked. */
  void forgive() {
    complaints.clear();
  }

  /** That axe-core finds nothing, and that nothing has to be scrolled sideways. */
  static void assertWellMade(Page page) {
    assertThat(new AxeBuilder(page).analyze().getViolations()).as(page.url()).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("no sideways scrolling on " + page.url())
        .isEqualTo(true);
  }

  /** Java's way to quote is not that of the browser. */
  private static Pattern beginning(String name) {
    return Pattern.compile("^" + name.replaceAll("[^\\w ]", "\\\\$0"));
  }

  /** The button whose name begins so. */
  static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(beginning(name)));
  }

  static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(beginning(name)));
  }

  static Locator heading(Page page, String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }
}
