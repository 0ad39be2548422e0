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
import tools.jackson.databind.JsonNode;

/** Where one starts a battle and sees what goes on. */
class HubPageIT {
  private static final Pattern A_BATTLE = Pattern.compile(".*/battles/[^/]+$");

  @RegisterExtension final Pages pages = new Pages();

  private void storeAgent(String id) {
    pages
        .rest()
        .post(
            "/api/agents",
            """
            {"id":"%s","name":"Ana","provider":"simulated","model":"sim-average","systemPrompt":"You are Ana."}
            """
                .formatted(id),
            201);
  }

  private void storeTemplate(String id) {
    pages
        .rest()
        .post(
            "/api/prompt-templates",
            """
            {"id":"%s","name":"Shop assistant","text":"You answer for {{shop}}. Be {{tone}}.",
             "variables":[{"name":"tone","description":"how it speaks","default":"brief"}]}
            """
                .formatted(id),
            201);
  }

  private void startHeld(String id) {
    pages
        .rest()
        .start(
            id,
            """
            "provider":"simulated","model":"sim-hopeless","messageLimit":200,"goal":"Get table %s"
            """
                .formatted(id));
  }

  private void cancel(String id) {
    pages.rest().post("/api/battles/" + id + "/cancel", "{}", 202);
  }

  private static Locator card(Page page, String goal) {
    return page.getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(goal));
  }

  private static Locator text(Page page, String label) {
    return page.getByRole(
        AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
  }

  private JsonNode specOf(Page page) {
    String id = page.url().substring(page.url().lastIndexOf('/') + 1);
    return pages.rest().get("/api/battles/" + id).path("spec");
  }

  @Test
  void severalBattlesAreFollowedAtOnceAndTheirEndsAreSaid() {
    startHeld("hub-live-1");
    startHeld("hub-live-2");
    Page page = pages.open("/");
    for (String id : new String[] {"hub-live-1", "hub-live-2"}) {
      Locator card = card(page, id);
      assertThat(card).containsText("Running");
      assertThat(card).containsText(Pattern.compile("A model is writing|The judge is reading"));
      assertThat(card).containsText(Pattern.compile("[1-9]\\d* of at most 200 messages"));
      assertThat(card).containsText("as of");
    }
    cancel("hub-live-1");
    assertThat(card(page, "hub-live-1")).containsText("The battle was cancelled.");
    assertThat(card(page, "hub-live-2")).containsText("Running");
    Pages.link(page, "Get table hub-live-2").click();
    assertThat(page).hasURL(Pattern.compile(".*/battles/hub-live-2$"));
    cancel("hub-live-2");
  }

  @Test
  void ofManyBattlesTheNewestHaveACardAndKeepTheirPlaces() {
    for (int i = 0; i < 10; i++) {
      startHeld("hub-many-" + i);
    }
    Page page = pages.open("/");
    assertThat(page.getByRole(AriaRole.ARTICLE)).hasCount(8);
    assertThat(Pages.link(page, "And")).hasAttribute("href", "/battles");
    List<String> before = page.locator("article h3").allInnerTexts();
    page.waitForResponse(Pattern.compile("state=running"), () -> {});
    page.waitForResponse(Pattern.compile("state=running"), () -> {});
    assertThat(page.locator("article h3").allInnerTexts()).isEqualTo(before);
    assertThat(before.getFirst()).isEqualTo("Get table hub-many-9");
    for (int i = 0; i < 10; i++) {
      cancel("hub-many-" + i);
    }
  }

  @Test
  void aRunShowsHowFarItIs() {
    pages
        .rest()
        .post(
            "/api/scale/start",
            """
            {"runId":"hub-run","runCount":3,"battle":{
              "provider":"simulated","model":"sim-hopeless","messageLimit":2,"goal":"Get a seat of hub-run"}}
            """,
            202);
    Page page = pages.open("/");
    Locator run =
        page.getByRole(AriaRole.LISTITEM)
            .filter(new Locator.FilterOptions().setHasText("Get a seat of hub-run"));
    assertThat(run).containsText("3 battles: 3 missed");
    assertThat(run.getByRole(AriaRole.IMG)).hasAttribute("aria-label", "3 battles: 3 missed");
  }

  @Test
  void aLinkPreselectsAStoredAgentWhichIsPlayed() {
    storeAgent("hub-ana");
    Page page = pages.open("/?agent=hub-ana");
    Locator agent = page.getByLabel("Agent", new Page.GetByLabelOptions().setExact(true));
    assertThat(agent).hasValue("hub-ana");
    assertThat(page.getByText("version 1, the newest")).isVisible();
    page.reload();
    assertThat(agent).hasValue("hub-ana");
    Pages.button(page, "Start").click();
    assertThat(page).hasURL(A_BATTLE);
    assertThat(specOf(page).at("/agent/origin/agentId").asString()).isEqualTo("hub-ana");
  }

  @Test
  void aTemplateIsFilledInAndItsMissingVariableIsSaidAtItsField() {
    storeTemplate("hub-shop");
    Page page = pages.open("/?template=hub-shop");
    Locator shop = text(page, "shop");
    assertThat(text(page, "tone")).hasAttribute("placeholder", "brief");
    Pages.button(page, "Start").click();
    assertThat(shop).hasAttribute("aria-invalid", "true");
    assertThat(shop).isFocused();
    shop.fill("a bicycle shop");
    assertThat(page.getByText("You answer for a bicycle shop. Be brief.")).isVisible();
    Pages.button(page, "Start").click();
    assertThat(page).hasURL(A_BATTLE);
    assertThat(specOf(page).at("/agent/systemPrompt").asString())
        .isEqualTo("You answer for a bicycle shop. Be brief.");
  }

  @Test
  void aNumberThatIsNoneStaysToBeSaidAtItsField() {
    Page page = pages.open("/");
    Locator budget = page.getByLabel("Budget in USD");
    budget.pressSequentially("5e");
    Pages.button(page, "Start").click();
    assertThat(budget).hasAttribute("aria-invalid", "true");
    assertThat(budget).hasValue("5e");
  }

  @Test
  void anotherTemplateTakesNoValuesOfTheOneBefore() {
    storeTemplate("hub-first");
    pages
        .rest()
        .post(
            "/api/prompt-templates",
            """
            {"id":"hub-second","name":"Second","text":"You sell {{goods}}.","variables":[]}
            """,
            201);
    Page page = pages.open("/?template=hub-first");
    text(page, "shop").fill("a bicycle shop");
    page.getByLabel("Template", new Page.GetByLabelOptions().setExact(true))
        .selectOption("hub-second");
    text(page, "goods").fill("lamps");
    Pages.button(page, "Start").click();
    assertThat(page).hasURL(A_BATTLE);
    assertThat(specOf(page).at("/agent/systemPrompt").asString()).isEqualTo("You sell lamps.");
  }

  @Test
  void anotherBattleLikeOneIsStartedWithAllThatItAskedFor() {
    pages
        .rest()
        .start(
            "hub-first",
            """
            "agent":{"provider":"simulated","model":"sim-hopeless","systemPrompt":"Be kind.","topP":0.5},
            "goal":"Say hello","messageLimit":6,"timeoutSeconds":300,"lane":"bulk",
            "opponent":{"type":"scripted","lines":["Hello","In two\\nlines"]},
            "judge":{"criteria":[{"id":"hi","type":"contains","expect":"hello"},
              {"id":"rude","type":"regex","expect":"idiot","negate":true,"required":false}]},
            "tags":{"suite":"hub-like"}
            """);
    Page page = pages.open("/?like=hub-first");
    assertThat(page.getByText("Filled like battle hub-first.")).isVisible();
    assertThat(text(page, "Line 2")).hasValue("In two\nlines");
    Pages.button(page, "Start").click();
    assertThat(page).hasURL(A_BATTLE);
    JsonNode again = specOf(page);
    JsonNode first = pages.rest().get("/api/battles/hub-first").path("spec");
    for (String part :
        new String[] {
          "agent", "opponent", "judge", "goal", "messageLimit", "timeoutSeconds", "lane", "tags"
        }) {
      assertThat(again.path(part)).as(part).isEqualTo(first.path(part));
    }
  }

  @Test
  void aLinkToABattleThatIsNotThereSaysSo() {
    Page page = pages.open("/?like=hub-nowhere");
    assertThat(page.getByText("There is no battle \"hub-nowhere\".")).isVisible();
    assertThat(Pages.button(page, "Start")).isVisible();
  }

  @Test
  void whatWasTypedSurvivesLeavingAndReloadingAndTheExampleComesBack() {
    Page page = pages.open("/");
    Locator goal = text(page, "Goal");
    goal.fill("A goal of my own");
    Pages.link(page, "Battles").click();
    assertThat(Pages.heading(page, "Battles")).isVisible();
    Pages.link(page, "Start").first().click();
    assertThat(goal).hasValue("A goal of my own");
    page.reload();
    assertThat(goal).hasValue("A goal of my own");
    Pages.button(page, "Back to the example").click();
    assertThat(goal).hasValue(Pattern.compile("The agent confirms a refund.*"));
    Pages.button(page, "Back to what was here before").click();
    assertThat(goal).hasValue("A goal of my own");
  }

  @Test
  void saysWhatAStartWouldTakeWhileTheFormIsFilledIn() {
    Page page = pages.open("/");
    Locator estimate = page.locator("estimate-line");
    assertThat(estimate).containsText(Pattern.compile("Expected: \\$0\\.00, [\\d,]+ tokens"));
    String before = estimate.innerText();
    page.getByLabel("Messages at most").fill("200");
    assertThat(estimate).not().hasText(before);
    assertThat(estimate).containsText(Pattern.compile("At most: \\$0\\.00, [\\d,]+ tokens"));
    page.getByLabel("Messages at most").fill("900");
    assertThat(estimate).containsText("once every field is right");
    assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
  }

  @Test
  void whatIsWrongInAFoldedCriterionOpensIt() {
    Page page = pages.open("/");
    page.getByText("Criteria: the goal alone").click();
    Pages.button(page, "Add a criterion").click();
    assertThat(text(page, "Name")).isFocused();
    page.getByLabel("How it is checked").selectOption("regex");
    text(page, "Regular expression").fill("(");
    page.getByText("Criteria: 1").click();
    assertThat(text(page, "Regular expression")).not().isVisible();
    Pages.button(page, "Start").click();
    assertThat(text(page, "Regular expression")).isFocused();
    assertThat(page.getByText("is not a regular expression").first()).isVisible();
    Pages.button(page, "Remove criterion 1").click();
    assertThat(Pages.button(page, "Add a criterion")).isFocused();
  }

  @Test
  void aBattleIsStartedWithTheKeyboardAlone() {
    Page page = pages.open("/");
    text(page, "Opening line").focus();
    page.keyboard().type("Hello there");
    Pages.button(page, "Start").focus();
    page.keyboard().press("Enter");
    assertThat(page).hasURL(A_BATTLE);
    assertThat(specOf(page).path("userMessage").asString()).isEqualTo("Hello there");
  }

  @Test
  void whatAGoalSaysIsTextAndNothingElse() {
    pages
        .rest()
        .start(
            "hub-hostile",
            """
            "provider":"simulated","model":"sim-hopeless","messageLimit":200,
            "goal":"<img src=x onerror=alert(1)>%s"
            """
                .formatted("W".repeat(200)));
    Page page = pages.open("/", 360, ColorScheme.LIGHT);
    assertThat(card(page, "<img src=x onerror=alert(1)>")).isVisible();
    assertThat(page.locator("main img")).hasCount(0);
    Pages.assertWellMade(page);
    cancel("hub-hostile");
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "360, LIGHT", "360, DARK"})
  void isAccessibleWithEverythingUnfoldedWideAndNarrowLightAndDark(int width, ColorScheme scheme) {
    String id = "hub-made-" + width + "-" + scheme;
    startHeld(id);
    Page page = pages.open("/", width, scheme);
    assertThat(card(page, id)).containsText("Running");
    page.getByText("Criteria: the goal alone").click();
    Pages.button(page, "Add a criterion").click();
    page.getByText("Tags", new Page.GetByTextOptions().setExact(true)).click();
    Pages.button(page, "Add a tag").click();
    page.getByLabel("Who talks to the agent").selectOption("scripted");
    assertThat(text(page, "Line 1")).isVisible();
    for (String fold : new String[] {"More about the agent", "More limits"}) {
      page.getByText(fold).click();
    }
    Pages.assertWellMade(page);
    cancel(id);
  }
}
