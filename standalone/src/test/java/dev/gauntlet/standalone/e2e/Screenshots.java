package dev.gauntlet.standalone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Takes pictures of every page for the documentation; {@code .ci/refresh-screenshots} runs it. */
class Screenshots {
  private static final int WIDE = 1280;
  private static final int NARROW = 360;

  /** In every look and to the bottom of the page, to look at; else as a window shows them. */
  private static final boolean ALL = Boolean.getBoolean("gauntlet.screenshots.all");

  private static final Duration LONG = Duration.ofMinutes(2);

  @RegisterExtension final Pages pages = new Pages();

  /** A page, and what is on it once it is worth a picture. */
  private record Shot(String name, String path, String awaited) {}

  private static final List<Shot> SHOTS =
      List.of(
          new Shot("hub", "/", "form"),
          new Shot("battle", "/battles/helmet", ".judgement"),
          new Shot("battles", "/battles", ".rows li"),
          new Shot("runs", "/runs", "main a[href^='/runs/']"),
          new Shot("run", "/runs/refunds-2", "main svg"),
          new Shot("start-run", "/start/run", "form"),
          new Shot("transcripts", "/transcripts?a=refunds-1.01&b=refunds-2.01", ".judgement"),
          new Shot("comparison", "/comparison?a=refunds-1&b=refunds-2", "main svg"),
          new Shot("timeline", "/timeline?last=2m", "a.timeline-bar"),
          new Shot("agents", "/agents", "main a[href^='/agents/']"),
          new Shot("agent", "/agents/ana?a=1&b=2", "main a"),
          new Shot("templates", "/templates", "main a[href^='/templates/']"),
          new Shot("template", "/templates/shop", "main a"),
          new Shot("search", "/search?q=refund", "mark"),
          new Shot("health", "/health", "main h2"));

  private void play() {
    Rest rest = pages.rest();
    rest.post(
        "/api/prompt-templates",
        """
        {"id": "shop", "name": "Shop assistant", "text": "You answer for {{shop}}. Be {{tone}}.",
         "variables": [{"name": "shop", "description": "what it sells"},
                       {"name": "tone", "description": "how it speaks", "default": "brief and kind"}]}
        """,
        201);
    rest.post(
        "/api/agents",
        """
        {"id": "ana", "name": "Ana", "description": "First line of a bicycle shop",
         "provider": "simulated", "model": "sim-average",
         "templateId": "shop", "values": {"shop": "a bicycle shop"}}
        """,
        201);
    rest.put(
        "/api/agents/ana",
        1,
        """
        {"name": "Ana", "description": "First line of a bicycle shop",
         "provider": "simulated", "model": "sim-capable", "temperature": 0.2,
         "systemPrompt": "You answer for a bicycle shop. Be brief and kind.\\nAsk for the order number."}
        """);
    rest.start(
        "helmet",
        """
        "agentId": "ana", "goal": "Get a refund for the helmet that arrived cracked",
        "userMessage": "Hello, my helmet is cracked.", "messageLimit": 12,
        "judge": {"criteria": [
          {"id": "refund", "type": "llm", "expect": "The agent confirms the refund."},
          {"id": "polite", "type": "regex", "expect": "(?i)idiot", "negate": true}]}
        """);
    rest.awaitEnd("helmet", LONG);
    for (int version = 1; version <= 2; version++) {
      rest.post("/api/scale/start", run(version), 202);
      awaitRun("refunds-" + version);
    }
    rest.start(
        "lamp",
        """
        "provider": "simulated", "model": "sim-hopeless", "messageLimit": 200,
        "goal": "Get a refund for the lamp that never came"
        """);
  }

  private static String run(int version) {
    return """
    {"runId": "refunds-%d", "runCount": 40, "concurrency": 20, "seed": 7,
     "battle": {"agentId": "ana", "agentVersion": %d, "messageLimit": 12},
     "scenarios": [
       {"id": "helmet", "goal": "Get a refund for the helmet that arrived cracked",
        "persona": "Mara, friendly and short of time."},
       {"id": "lamp", "goal": "Get a refund for the lamp that never came",
        "userMessage": "Where is my lamp?"},
       {"id": "tyres", "goal": "Swap the tyres of order 4712 for wider ones"}]}
    """
        .formatted(version, version);
  }

  private void awaitRun(String id) {
    Awaitility.await()
        .atMost(LONG)
        .until(() ->
            pages
                .rest()
                .get("/api/scale/" + id + "/status")
                .path("state")
                .stringValue()
                .equals("completed"));
  }

  private void take(Shot shot, int width, ColorScheme scheme, String name) {
    Page page = pages.open(shot.path(), width, scheme);
    assertThat(page.locator(shot.awaited()).first()).isVisible();
    assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
    assertThat(page.locator("main")).not().containsText(Pattern.compile("Loading|Estimating"));
    Path file = Path.of(System.getProperty("gauntlet.screenshots")).resolve(name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(ALL));
    page.close();
  }

  @Test
  void areTaken() {
    play();
    for (Shot shot : SHOTS) {
      if (!ALL) {
        take(shot, WIDE, ColorScheme.LIGHT, shot.name());
        take(shot, NARROW, ColorScheme.DARK, shot.name() + "-narrow-dark");
        continue;
      }
      for (int width : List.of(WIDE, NARROW)) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
          String look = scheme.name().toLowerCase(Locale.ROOT);
          take(shot, width, scheme, shot.name() + "-" + width + "-" + look);
        }
      }
    }
  }
}
