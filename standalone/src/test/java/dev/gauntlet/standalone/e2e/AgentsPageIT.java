package dev.gauntlet.standalone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The pages of agents in a real browser, on the packaged product. */
class AgentsPageIT {
  private static final String FIRST =
      """
      "name":"Ana","provider":"simulated","model":"sim-average",
      "systemPrompt":"You answer for a shop.\\nBe brief and kind.\\nNever promise a date."
      """;
  private static final String SECOND =
      """
      {"name":"Ana","provider":"simulated","model":"sim-capable","temperature":0.5,
       "systemPrompt":"You answer for a shop.\\nBe brief and strict.\\nNever promise a date."}
      """;

  @RegisterExtension final Pages pages = new Pages();

  private void store(String id, String fields) {
    pages.rest().post("/api/agents", "{\"id\":\"" + id + "\"," + fields + "}", 201);
  }

  private void storeTwice(String id) {
    store(id, FIRST);
    pages.rest().put("/api/agents/" + id, 1, SECOND);
  }

  private JsonNode agent(String id) {
    return pages.rest().get("/api/agents/" + id);
  }

  private static Locator exactly(Page page, String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  @Test
  void storesAnAgentWithTheKeyboardAlone() {
    Page page = pages.open("/agents");
    Pages.link(page, "New agent").focus();
    page.keyboard().press("Enter");
    assertThat(exactly(page, "Name")).isFocused();
    page.keyboard().type("Agents keyboard");
    page.keyboard().press("Tab");
    page.keyboard().type("agents-keyboard");
    page.keyboard().press("Enter");

    assertThat(page).hasURL(Pattern.compile(".*/agents/agents-keyboard$"));
    assertThat(Pages.heading(page, "Agents keyboard")).isVisible();
    assertThat(agent("agents-keyboard").path("model").stringValue()).isEqualTo("sim-capable");
  }

  @Test
  void keepsWhatIsTypedOverAReloadAndStoresAllOfIt() {
    Page page = pages.open("/agents?new=1");
    exactly(page, "Id").fill("agents-all");
    exactly(page, "Name").fill("All of it");
    page.getByLabel("What the agent is told").fill("You sell lamps.");
    page.getByLabel("Stop at").fill("END\n\\n\\n");
    page.getByLabel("Temperature").fill("0.25");
    Pages.button(page, "Add a fallback").click();
    page.reload();
    assertThat(page.getByLabel("What the agent is told")).hasValue("You sell lamps.");
    Pages.button(page, "Store the agent").click();

    assertThat(Pages.heading(page, "All of it")).isVisible();
    JsonNode stored = agent("agents-all");
    assertThat(stored.path("systemPrompt").stringValue()).isEqualTo("You sell lamps.");
    assertThat(stored.path("temperature").doubleValue()).isEqualTo(0.25);
    assertThat(stored.path("stop").path(1).stringValue()).isEqualTo("\n\n");
    assertThat(stored.path("fallbacks").path(0).path("model").stringValue())
        .isEqualTo("sim-capable");
    page.navigate(pages.address().resolve("/agents?new=1").toString());
    assertThat(exactly(page, "Id")).hasValue("");
  }

  @Test
  void aModelThatIsNotListedIsTypedAlsoWhenItsNameBeginsLikeOneThatIs() {
    Page page = pages.open("/agents?new=1");
    exactly(page, "Id").fill("agents-typed");
    exactly(page, "Name").fill("Typed");
    exactly(page, "Model").selectOption("another…");
    Locator name = exactly(page, "Name of the model");
    name.pressSequentially("sim-capable-2");
    assertThat(name).hasValue("sim-capable-2");
    page.reload();
    assertThat(name).hasValue("sim-capable-2");
    exactly(page, "Model").selectOption("sim-average");
    assertThat(name).hasCount(0);
    Pages.button(page, "Store the agent").click();

    assertThat(Pages.heading(page, "Typed")).isVisible();
    assertThat(agent("agents-typed").path("model").stringValue()).isEqualTo("sim-average");
  }

  @Test
  void badInputLandsAtItsField() {
    store("agents-taken", FIRST);
    Page page = pages.open("/agents?new=1");
    page.getByLabel("Temperature").fill("9");
    page.getByLabel("Seed").fill("many");
    Pages.button(page, "Store the agent").click();
    assertThat(exactly(page, "Name")).isFocused();
    assertThat(page.getByText("must be between 0 and 2, but is 9.")).isVisible();
    assertThat(page.getByText("must be a whole number, but is text.")).isVisible();

    page.getByLabel("Temperature").fill("");
    page.getByLabel("Seed").fill("");
    exactly(page, "Name").fill("Another");
    exactly(page, "Id").fill("agents-taken");
    Pages.button(page, "Store the agent").click();
    assertThat(exactly(page, "Id")).isFocused();
    assertThat(page.getByText("is taken.")).isVisible();
  }

  @Test
  void takesItsSystemPromptFromATemplate() {
    pages
        .rest()
        .post(
            "/api/prompt-templates",
            """
            {"id":"agents-shop","name":"Agents shop","text":"You answer for {{shop}}. Be {{tone}}.",
             "variables":[{"name":"tone","default":"brief"}]}
            """,
            201);
    Page page = pages.open("/agents?new=1&template=agents-shop");
    exactly(page, "Name").fill("From a template");
    exactly(page, "Id").fill("agents-from-template");
    Locator shop = exactly(page, "shop");
    assertThat(shop).isVisible();
    Pages.button(page, "Store the agent").click();
    assertThat(shop).isFocused();
    assertThat(page.locator("#value-shop-wrong")).hasText("is missing.");

    shop.fill("a bicycle shop");
    page.getByText("What it says with these values").click();
    assertThat(page.getByLabel("Rendered system prompt"))
        .hasText("You answer for a bicycle shop. Be brief.");
    Pages.button(page, "Store the agent").click();
    assertThat(Pages.link(page, "agents-shop"))
        .hasAttribute("href", "/templates/agents-shop?version=1");
    assertThat(agent("agents-from-template").path("templateVersion").intValue()).isEqualTo(1);
  }

  @Test
  void aChangeIsAnotherVersionAndShowsWhatDiffers() {
    store("agents-changed", FIRST);
    Page page = pages.open("/agents/agents-changed");
    Pages.button(page, "Change it").click();
    page.getByLabel("What the agent is told")
        .fill("You answer for a shop.\nBe brief and strict.\nNever promise a date.");
    page.getByLabel("Temperature").fill("0.5");
    Pages.button(page, "Save as version 2").click();
    Pages.button(page, "What version 2 changed").click();

    assertThat(page).hasURL(Pattern.compile(".*\\?a=1&b=2$"));
    page.reload();
    Locator text = page.locator("text-difference");
    assertThat(text.locator("tr.removed")).hasText(Pattern.compile("removed\\s*Be brief and kind"));
    assertThat(text.locator("tr.added")).hasText(Pattern.compile("added\\s*Be brief and strict"));
    assertThat(text.locator("ins")).hasText("strict");
    Locator fields = page.locator(".versions-fields tbody tr");
    assertThat(fields).hasCount(1);
    assertThat(fields.first()).containsText("Temperature");
    assertThat(fields.first()).containsText("0.5");
    Pages.button(page, "Swap").click();
    assertThat(text.locator("ins")).hasText("kind");
    page.goBack();
    assertThat(text).hasCount(0);
  }

  @Test
  void twoTabsThatChangeItAtOnceLoseNothing() {
    store("agents-both", FIRST);
    Page one = pages.open("/agents/agents-both?edit=1");
    Page other = pages.open("/agents/agents-both?edit=1");
    other.getByLabel("What the agent is told").fill("You answer for nobody.");
    other.getByLabel("Temperature").fill("1");
    one.getByLabel("Description").fill("Told by one");
    one.getByLabel("Temperature").fill("0");
    Pages.button(one, "Save as version 2").click();
    assertThat(one.locator(".shelf-text").first()).hasText("Told by one");

    Pages.button(other, "Save as version 2").click();
    Locator notice = other.locator(".meanwhile .notice");
    assertThat(notice).containsText("Version 2 was stored meanwhile");
    assertThat(notice).containsText("Both of you changed: the temperature.");
    assertThat(other.locator(".meanwhile .versions-fields")).containsText("Told by one");
    assertThat(other.getByLabel("What the agent is told")).hasValue("You answer for nobody.");
    assertThat(other.getByLabel("Description")).hasValue("Told by one");
    Pages.button(other, "Save as version 3").click();
    assertThat(Pages.button(other, "Change it")).isVisible();

    JsonNode stored = agent("agents-both");
    assertThat(stored.path("version").intValue()).isEqualTo(3);
    assertThat(stored.path("description").stringValue()).isEqualTo("Told by one");
    assertThat(stored.path("systemPrompt").stringValue()).isEqualTo("You answer for nobody.");
    assertThat(stored.path("temperature").doubleValue()).isEqualTo(1);
  }

  @Test
  void anOldVersionIsShownAsItWasAndCanBecomeTheNewestAgain() {
    storeTwice("agents-old");
    Page page = pages.open("/agents/agents-old?version=1");
    assertThat(page.getByText(Pattern.compile("This is version 1"))).isVisible();
    assertThat(page.locator("main")).containsText("Be brief and kind.");
    assertThat(Pages.button(page, "Change it")).hasCount(0);
    Pages.button(page, "Make this the newest again").click();

    assertThat(page).hasURL(Pattern.compile(".*/agents/agents-old$"));
    assertThat(page.locator(".page-head")).containsText("version 3");
    assertThat(agent("agents-old").path("model").stringValue()).isEqualTo("sim-average");
  }

  @Test
  void whatWasTypedAndNotSavedIsOfferedAgain() {
    store("agents-draft", FIRST);
    Page page = pages.open("/agents/agents-draft?edit=1");
    page.getByLabel("Description").fill("half a thou");
    Pages.link(page, "\u2190 Agents").click();
    Pages.link(page, "Ana").first().waitFor();
    page.navigate(pages.address().resolve("/agents/agents-draft").toString());
    Pages.button(page, "Go on with them").click();
    assertThat(page.getByLabel("Description")).hasValue("half a thou");
    Pages.button(page, "Drop what I typed").click();
    Pages.button(page, "Drop it").click();
    assertThat(page.getByText("You typed changes that are not saved.")).hasCount(0);
    Pages.button(page, "Change it").click();
    assertThat(page.getByLabel("Description")).hasValue("");
  }

  @Test
  void isDeletedOnceAskedForUnlessItIsUsed() {
    store("agents-used", FIRST);
    store("agents-unused", FIRST);
    pages
        .rest()
        .start(
            "agents-user",
            """
            "agentId":"agents-used","messageLimit":2,"goal":"Get a table of agents"
            """);
    pages.rest().awaitEnd("agents-user", Duration.ofSeconds(30));
    Page page = pages.open("/agents/agents-used");
    Locator used = page.locator("agent-used");
    assertThat(used.getByText("Get a table of agents")).isVisible();
    assertThat(used.getByText("1 missed.")).isVisible();
    Pages.button(page, "Delete").click();
    Pages.button(page, "Delete it").click();
    assertThat(page.getByText(Pattern.compile("agents-user refers to it"))).isVisible();
    Pages.link(page, "Where it is used").click();
    assertThat(page).hasURL(Pattern.compile(".*#used$"));

    page.navigate(pages.address().resolve("/agents/agents-unused").toString());
    Pages.button(page, "Delete").click();
    Pages.button(page, "Keep it").click();
    Pages.button(page, "Delete").click();
    Pages.button(page, "Delete it").click();
    assertThat(page).hasURL(Pattern.compile(".*/agents$"));
    assertThat(pages.rest().answers("/api/agents/agents-unused")).isEqualTo(404);
  }

  @Test
  void leadsToStartsWithIt() {
    store("agents-start", FIRST);
    Page page = pages.open("/agents/agents-start");
    assertThat(Pages.link(page, "Start a battle with it"))
        .hasAttribute("href", "/?agent=agents-start");
    assertThat(Pages.link(page, "Start a run with it"))
        .hasAttribute("href", "/start/run?agent=agents-start");
  }

  @Test
  void aLongListDrawsOnlyWhatIsSeenAndReachesItsEnd() {
    for (int i = 0; i < 60; i++) {
      store("agents-many-" + i, FIRST.replace("Ana", "Many " + i));
    }
    Page page = pages.open("/agents");
    assertThat(Pages.link(page, "Many 59")).isVisible();
    assertThat(page.locator("virtual-rows li").count()).isLessThan(50);
    page.waitForFunction(
        """
        () => {
          scrollTo(0, document.body.scrollHeight);
          return document.querySelector('virtual-rows a[href="/agents/agents-many-0"]');
        }
        """);
  }

  @Test
  void anUnknownAgentOrVersionIsSaidSo() {
    store("agents-one", FIRST);
    Page page = pages.open("/agents/agents-nobody");
    assertThat(page.getByText("There is no agent \"agents-nobody\".")).isVisible();
    page.navigate(pages.address().resolve("/agents/agents-one?version=7").toString());
    assertThat(page.getByText("The agent \"agents-one\" has no version 7.")).isVisible();
    page.navigate(pages.address().resolve("/agents/agents-one?a=1&b=7").toString());
    assertThat(page.getByText("The agent \"agents-one\" has no version 7.")).isVisible();
  }

  @Test
  void whatAnAgentIsToldIsTextAndNothingElse() {
    store("agents-hostile", FIRST.replace("Be brief and kind.", "<img src=x onerror=alert(1)>"));
    pages.rest().put("/api/agents/agents-hostile", 1, SECOND.replace("Ana", "<b>Ana</b>"));
    Page page = pages.open("/agents/agents-hostile?a=1&b=2");
    assertThat(page.locator("text-difference")).containsText("<img src=x onerror=alert(1)>");
    assertThat(Pages.heading(page, "<b>Ana</b>")).isVisible();
    assertThat(page.locator("main img, main b")).hasCount(0);
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "360, LIGHT", "360, DARK"})
  void isAccessibleAndFitsWideAndNarrowLightAndDark(int width, ColorScheme scheme) {
    String id = "agents-seen-" + width + "-" + scheme;
    String endless = "x".repeat(200);
    store(id, FIRST.replace("Ana", endless).replace("Be brief", endless + " \u05d0\u05d1"));
    pages.rest().put("/api/agents/" + id, 1, SECOND);
    for (String path :
        List.of("/agents", "/agents/" + id + "?a=1&b=2", "/agents/" + id + "?edit=1")) {
      Page page = pages.open(path, width, scheme);
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).first())
          .isVisible();
      assertThat(page.locator("shelf-list li, agent-form form, version-list li").first())
          .isVisible();
      Pages.assertWellMade(page);
    }
  }
}
