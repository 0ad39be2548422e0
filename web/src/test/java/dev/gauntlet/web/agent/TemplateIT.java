package dev.gauntlet.web.agent;

import static dev.gauntlet.web.agent.Library.TEMPLATES;
import static dev.gauntlet.web.agent.Library.id;
import static dev.gauntlet.web.agent.Library.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stored templates: their variables are known, and values are put into them and nothing else. */
@RestTest
class TemplateIT {
  private final Rest rest;
  private final Library library;

  TemplateIT(Rest rest) {
    this.rest = rest;
    this.library = new Library(rest);
  }

  @Test
  void isCreatedWithItsVariablesAndReadBack() {
    String id = id("greeting");
    String body =
        """
        {"id": "%s", "name": "Greeting", "description": "for all",
         "text": "Good {{time}}, {{name}}. {{time}}!",
         "variables": [{"name": "name", "description": "who", "default": "all"}]}
        """
            .formatted(id);

    Answer created = rest.post(TEMPLATES, body).hasStatus(201);

    assertThat(created.header("Location")).isEqualTo(TEMPLATES + "/" + id);
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    Answer read = rest.get(TEMPLATES + "/" + id).hasStatus(200);
    assertThat(read.json()).isEqualTo(created.json());
    assertThat(read.at("/variables").toString())
        .isEqualTo(
            "[{\"name\":\"time\",\"description\":null,\"default\":null},"
                + "{\"name\":\"name\",\"description\":\"who\",\"default\":\"all\"}]");
    rest.post(TEMPLATES, body).hasStatus(200);
    rest.post(TEMPLATES, template(id, "other")).isProblem(409, "template_exists");
  }

  @Test
  void isCreatedOnceWithAKey() {
    String key = id("key");
    String body = "{\"name\": \"T\", \"text\": \"x\"}";

    Answer once = rest.post(TEMPLATES, body, "Idempotency-Key", key).hasStatus(201);
    Answer again = rest.post(TEMPLATES, body, "Idempotency-Key", key).hasStatus(200);

    assertThat(again.at("/id")).isEqualTo(once.at("/id"));
    rest.post(TEMPLATES, "{\"name\": \"U\", \"text\": \"x\"}", "Idempotency-Key", key)
        .isProblem(422, "idempotency_key_reused");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                                                   | name, text
          {"name": "T", "text": ""}                                            | text
          {"name": "T", "text": "{{", "id": ".", "color": 1}                   | id, text, color
          {"name": "T", "text": "{{a}}", "variables": [{"name": "b"}]}         | variables[0].name
          {"name": "T", "text": "{{a}}", "variables": [{"name": "a"}, {"name": "a"}]} | variables[1].name
          {"name": "T", "text": "{{a}}", "variables": [{"default": 1, "x": 2}]} | variables[0].name, variables[0].default, variables[0].x
          """)
  void saysEverythingThatIsWrong(String body, String fields) {
    Answer answer = rest.post(TEMPLATES, body);

    answer.isProblem(400, "invalid_request");
    assertThat(answer.wrongFields()).containsExactlyInAnyOrder(fields.split(", "));
  }

  @Test
  void isChangedInVersions() {
    String id = library.storeTemplate("one {{a}}");
    String path = TEMPLATES + "/" + id;

    library.put(path, template(id, "two")).isProblem(428, "precondition_required");
    library.change(path, template(id, "two"), 1).hasStatus(200);
    library.change(path, template(id, "three"), 1).isProblem(412, "version_conflict");

    assertThat(rest.get(path).at("/text").asString()).isEqualTo("two");
    assertThat(rest.get(path + "/versions/1").at("/text").asString()).isEqualTo("one {{a}}");
    assertThat(rest.get(path + "/versions").at("/items").size()).isEqualTo(2);
    rest.get(path + "/versions/3").isProblem(404, "not_found");
    assertThat(rest.get(TEMPLATES + "?limit=1").at("/items/0/id").asString()).isEqualTo(id);
  }

  @Test
  void putsValuesAndDefaultsIntoItsText() {
    String id = id("defaults");
    rest.post(
            TEMPLATES,
            """
            {"id": "%s", "name": "T", "text": "{{a}}-{{b}}-{{c}}", "variables": [
             {"name": "b", "default": "usual"}, {"name": "c", "default": ""}]}
            """
                .formatted(id))
        .hasStatus(201);

    Answer usual = render(id, "{\"values\": {\"a\": \"1\"}}").hasStatus(200);
    Answer other = render(id, "{\"values\": {\"a\": \"1\", \"b\": \"2\", \"c\": \"3\"}}");

    assertThat(usual.at("/text").asString()).isEqualTo("1-usual-");
    assertThat(usual.at("/templateVersion").asInt()).isEqualTo(1);
    assertThat(other.at("/text").asString()).isEqualTo("1-2-3");
  }

  @Test
  void leavesAValueThatLooksLikeAVariableAsItIs() {
    String id = library.storeTemplate("{{a}} {{b}}");

    Answer answer = render(id, "{\"values\": {\"a\": \"{{b}} \\\\{{b}}\", \"b\": \"x\"}}");

    assertThat(answer.at("/text").asString()).isEqualTo("{{b}} \\{{b}} x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                             | values.a, values.b
          {"values": {"a": "1"}}                         | values.b
          {"values": {"a": "1", "b": "2", "c": "3"}}     | values.c
          {"values": {"a": 1, "b": "2"}}                 | values.a
          {"values": "x"}                                | values
          {"values": {"a": "1", "b": null}}              | values.b
          {"values": {"a": "1", "b": "2"}, "color": 1}   | color
          """)
  void saysWhichValueIsMissingOrUnknown(String body, String fields) {
    String id = library.storeTemplate("{{a}} {{b}}");

    Answer answer = render(id, body);

    answer.isProblem(400, "invalid_request");
    assertThat(answer.wrongFields()).containsExactlyInAnyOrder(fields.split(", "));
  }

  @Test
  void refusesToGrowBeyondWhatAPromptMayHave() {
    String id = library.storeTemplate("{{a}}".repeat(300));

    Answer answer = render(id, "{\"values\": {\"a\": \"%s\"}}".formatted("x".repeat(1_000)));

    answer.isProblem(400, "invalid_request");
    assertThat(answer.at("/detail").asString())
        .isEqualTo("values make a text of more than 200000 characters.");
  }

  private Answer render(String id, String body) {
    return rest.post(TEMPLATES + "/" + id + "/render", body);
  }

  @Test
  void staysWhileAnAgentRefersToIt() {
    String id = library.storeTemplate("x");
    String agent = library.storeAgent(", \"templateId\": \"%s\"".formatted(id));
    library.change(Library.AGENTS + "/" + agent, Library.agent(agent, ""), 1).hasStatus(200);

    Answer answer = library.delete(TEMPLATES + "/" + id);

    answer.isProblem(409, "template_in_use");
    assertThat(answer.at("/detail").asString())
        .isEqualTo(
            "The prompt template \"%s\" cannot be deleted while agent %s refers to it."
                .formatted(id, agent));
    library.delete(Library.AGENTS + "/" + agent).hasStatus(204);
    library.delete(TEMPLATES + "/" + id, "If-Match", "\"7\"").isProblem(412, "version_conflict");
    library.delete(TEMPLATES + "/" + id, "If-Match", "\"1\"").hasStatus(204);
    rest.get(TEMPLATES + "/" + id).isProblem(404, "not_found");
    render(id, "{}").isProblem(404, "not_found");
    library.delete(TEMPLATES + "/" + id).isProblem(404, "not_found");
  }
}
