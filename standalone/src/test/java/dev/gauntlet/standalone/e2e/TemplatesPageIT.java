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

/** The pages of prompt templates in a real browser, on the packaged product. */
class TemplatesPageIT {
  private static final String SHOP =
      """
      "name":"Shop","text":"You answer for {{shop}}.\\nBe {{tone}}.",
      "variables":[{"name":"tone","description":"how it speaks","default":"brief"}]
      """;

  @RegisterExtension final Pages pages = new Pages();

  private void store(String id, String fields) {
    pages.rest().post("/api/prompt-templates", "{\"id\":\"" + id + "\"," + fields + "}", 201);
  }

  private static Locator exactly(Page page, String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  @Test
  void storesATemplateWithItsVariables() {
    Page page = pages.open("/templates");
    Pages.link(page, "New template").click();
    exactly(page, "Name").fill("Greeter");
    exactly(page, "Id").fill("templates-new");
    exactly(page, "Text").fill("Hello {{name}}, be {{tone}}. Not \\{{this}}.");
    Locator tone =
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Variable tone"));
    tone.getByLabel("What it is for").fill("how it speaks");
    tone.getByLabel("has a default").check();
    tone.getByLabel("Default", new Locator.GetByLabelOptions().setExact(true)).fill("kind");
    page.reload();
    Pages.button(page, "Store the template").click();

    assertThat(Pages.heading(page, "Greeter")).isVisible();
    JsonNode variables = pages.rest().get("/api/prompt-templates/templates-new").path("variables");
    assertThat(variables.size()).isEqualTo(2);
    assertThat(variables.path(0).path("default").isNull()).isTrue();
    assertThat(variables.path(1).path("default").stringValue()).isEqualTo("kind");
    assertThat(page.locator("mark")).hasText(new String[] {"{{name}}", "{{tone}}"});
    assertThat(Pages.link(page, "New agent with it"))
        .hasAttribute("href", "/agents?new=1&template=templates-new");
    assertThat(Pages.link(page, "Start a battle with it"))
        .hasAttribute("href", "/?template=templates-new");
  }

  @Test
  void aTextThatIsWrongIsSaidAtItsField() {
    Page page = pages.open("/templates?new=1");
    exactly(page, "Name").fill("Wrong");
    exactly(page, "Text").fill("Hello {{my name}}.");
    Pages.button(page, "Store the template").click();
    assertThat(exactly(page, "Text")).isFocused();
    assertThat(page.locator("#template-text-wrong"))
        .containsText("has {{my name}}, which is no name");
  }

  @Test
  void showsWhatItSaysWhileValuesAreTyped() {
    store("templates-try", SHOP);
    Page page = pages.open("/templates/templates-try");
    Locator shop = exactly(page, "shop");
    assertThat(shop).not().hasAttribute("aria-invalid", "true");
    Pages.button(page, "Show what it says").click();
    assertThat(shop).isFocused();
    assertThat(shop).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#try-shop-wrong")).hasText("is missing.");

    shop.fill("a {{lamp}} shop");
    Locator said = page.getByLabel("Rendered text");
    assertThat(said).hasText("You answer for a {{lamp}} shop.\nBe brief.");
    assertThat(shop).not().hasAttribute("aria-invalid", "true");
    exactly(page, "tone").fill("<b>bold</b>");
    assertThat(said).containsText("Be <b>bold</b>.");
    page.reload();
    assertThat(said).containsText("Be <b>bold</b>.");
    assertThat(page.locator("main b")).hasCount(0);
  }

  @Test
  void aChangeIsAnotherVersionAndShowsWhatDiffers() {
    store("templates-changed", SHOP);
    Page page = pages.open("/templates/templates-changed");
    Pages.button(page, "Change it").click();
    exactly(page, "Text").fill("You answer for {{shop}}.\nBe {{tone}}.\nSay {{sorry}}.");
    Pages.button(page, "Save as version 2").click();
    Pages.button(page, "What version 2 changed").click();
    assertThat(page.locator("text-difference tr.added")).containsText("Say {{sorry}}.");
    assertThat(page.locator(".versions-fields")).containsText("Variable sorry");
    page.reload();
    assertThat(page.locator("text-difference tr.added")).containsText("Say {{sorry}}.");
  }

  @Test
  void aTabThatComesSecondKeepsWhatWasTyped() {
    store("templates-both", SHOP);
    Page page = pages.open("/templates/templates-both?edit=1");
    exactly(page, "Description").fill("Mine");
    pages
        .rest()
        .put(
            "/api/prompt-templates/templates-both",
            1,
            "{\"name\":\"Theirs\",\"text\":\"You are {{shop}}.\"}");
    Pages.button(page, "Save as version 2").click();
    assertThat(page.getByText(Pattern.compile("Version 2 was stored meanwhile"))).isVisible();
    assertThat(exactly(page, "Description")).hasValue("Mine");
    assertThat(exactly(page, "Name")).hasValue("Theirs");
    Pages.button(page, "Save as version 3").click();
    assertThat(Pages.heading(page, "Theirs")).isVisible();
    assertThat(page.getByText("Mine").first()).isVisible();
  }

  @Test
  void saysWhereItIsUsedAndIsNotDeletedThen() {
    store("templates-used", SHOP);
    pages
        .rest()
        .post(
            "/api/agents",
            """
            {"id":"templates-user","name":"Templates user","provider":"simulated",
             "model":"sim-average","templateId":"templates-used","values":{"shop":"a shop"}}
            """,
            201);
    Page page = pages.open("/templates/templates-used");
    assertThat(Pages.link(page, "Templates user")).hasAttribute("href", "/agents/templates-user");
    Pages.button(page, "Delete").click();
    Pages.button(page, "Delete it").click();
    assertThat(page.getByText(Pattern.compile("templates-user refers to it"))).isVisible();

    pages.rest().delete("/api/agents/templates-user", 204);
    Pages.button(page, "Delete").click();
    Pages.button(page, "Delete it").click();
    assertThat(page).hasURL(Pattern.compile(".*/templates$"));
    page.navigate(pages.address().resolve("/templates/templates-used").toString());
    assertThat(page.getByText("There is no prompt template \"templates-used\".")).isVisible();
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "360, LIGHT", "360, DARK"})
  void isAccessibleAndFitsWideAndNarrowLightAndDark(int width, ColorScheme scheme) {
    String id = "templates-seen-" + width + "-" + scheme;
    store(id, SHOP.replace("Shop", "x".repeat(200)));
    pages
        .rest()
        .put(
            "/api/prompt-templates/" + id,
            1,
            "{\"name\":\"Shop\",\"text\":\""
                + "y".repeat(400)
                + " {{shop}} {{"
                + "z".repeat(64)
                + "}}\"}");
    for (String path :
        List.of("/templates", "/templates/" + id + "?a=1&b=2", "/templates/" + id + "?edit=1")) {
      Page page = pages.open(path, width, scheme);
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).first())
          .isVisible();
      assertThat(page.locator("shelf-list li, template-form form, version-list li").first())
          .isVisible();
      Pages.assertWellMade(page);
    }
  }
}
