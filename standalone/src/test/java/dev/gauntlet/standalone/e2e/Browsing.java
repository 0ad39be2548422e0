package dev.gauntlet.standalone.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import dev.gauntlet.testing.BattleAnswers;
import dev.gauntlet.testing.ProviderServer;
import dev.gauntlet.testing.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real browser and the packaged product, started once for all tests of pages. */
final class Browsing implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;
  private final ProviderServer provider = ProviderServer.start(BattleAnswers.reachingAt(4));
  private final GauntletProcess gauntlet;
  private final URI address;

  Browsing() {
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
    try {
      gauntlet =
          GauntletProcess.start(
              Files.createTempDirectory("gauntlet-pages"),
              Map.of(
                  "GAUNTLET_TEMPORAL_TARGET",
                  "embedded",
                  "GAUNTLET_SIMULATED_LATENCY",
                  "150ms",
                  "OPENAI_BASE_URL",
                  provider.baseUrl(),
                  "OPENAI_API_KEY",
                  "sk-test-0123456789abcdef"),
              "up");
      address = gauntlet.awaitServing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Browser browser() {
    return browser;
  }

  URI address() {
    return address;
  }

  /** What answers as the provider {@code openai}. */
  ProviderServer provider() {
    return provider;
  }

  @Override
  public void close() throws Exception {
    playwright.close();
    gauntlet.close();
    provider.close();
  }
}
