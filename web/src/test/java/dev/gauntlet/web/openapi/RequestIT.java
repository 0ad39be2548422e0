package dev.gauntlet.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What the OpenAPI document says of requests is what the server takes, field by field. */
@RestTest
class RequestIT {
  private static final Contract CONTRACT = Contract.served();

  /** What is said of a name or a number of something that is not there, whatever it is. */
  private static final String NOT_THERE =
      ".*, but ((the configured ones are|[a-z]+ has): .*|there is no such .*|the newest is .*"
          + "|the text has no such .*)|is for no variable.*";

  private static final String WEBHOOKS = "/api/webhooks";
  private static final String SUBSCRIPTION =
      "{\"url\": \"https://hooks.example/\", \"events\": [\"run.ended\"], \"enabled\": false}";

  private final Rest rest;
  private String battle = "";
  private String run = "";
  private String agent = "";
  private String template = "";
  private String webhook = "";

  RequestIT(Rest rest) {
    this.rest = rest;
  }

  /**
   * An operation.
   *
   * @param method its method
   * @param path its path, with names in braces
   * @param tree what the document says of it
   */
  record Operation(String method, String path, JsonNode tree) {
    JsonNode body() {
      return tree.at("/requestBody/content/application~1json/schema");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    Json.objects(CONTRACT.document().path("paths"))
        .forEach((path, methods) ->
            Json.objects(methods)
                .forEach((method, tree) ->
                    operations.add(new Operation(method.toUpperCase(Locale.ROOT), path, tree))));
    return operations;
  }

  static List<Operation> operationsWithBodies() {
    return operations().stream().filter(each -> !each.body().isMissingNode()).toList();
  }

  static List<Operation> operationsWithParameters() {
    return operations().stream()
        .filter(each -> each.tree().path("parameters").valueStream().anyMatch(RequestIT::isQuery))
        .toList();
  }

  private static boolean isQuery(JsonNode parameter) {
    return parameter.path("in").asString().equals("query");
  }

  @BeforeEach
  void start() {
    battle = rest.start("{}");
    run = rest.startRun("{\"runCount\": 1}");
    agent =
        stored(
            "/api/agents",
            """
            {"name": "Ana", "provider": "simulated", "model": "fake"}
            """);
    template =
        stored(
            "/api/prompt-templates",
            """
            {"name": "Greeting", "text": "Greet for {{shop}}.",
             "variables": [{"name": "shop", "default": "us"}]}
            """);
    webhook = rest.post(WEBHOOKS, SUBSCRIPTION).at("/id").asString();
  }

  private String stored(String where, String body) {
    return rest.post(where, body).hasStatus(201).at("/id").asString();
  }

  @AfterEach
  void unsubscribe() {
    rest.get(WEBHOOKS + "?limit=200")
        .at("/items")
        .forEach(each ->
            rest.send("DELETE", each.at("/links/self").asString(), BodyPublishers.noBody()));
  }

  private String address(Operation operation) {
    String address =
        operation
            .path()
            .replaceAll("^(/api/battles)/\\{id}", "$1/" + battle)
            .replaceAll("^(/api/scale)/\\{(id|runId)}", "$1/" + run)
            .replaceAll("^(/api/stream)/\\{id}", "$1/" + battle)
            .replaceAll("^(/api/agents)/\\{id}", "$1/" + agent)
            .replaceAll("^(/api/prompt-templates)/\\{id}", "$1/" + template)
            .replaceAll("^(/api/webhooks)/\\{(id|webhook)}", "$1/" + webhook);
    assertThat(address).as("RequestIT has to make what the address names").doesNotContain("{");
    return address;
  }

  @ParameterizedTest
  @MethodSource("operationsWithBodies")
  void eachFieldOfABodyIsTakenAsDocumented(Operation operation) {
    List<Probes.Probe> probes = Probes.of(CONTRACT, operation.body());

    assertThat(probes).hasSizeGreaterThan(3);
    for (Probes.Probe probe : probes) {
      Answer answer = send(operation, probe.body().toString());
      if (probe.allowed()) {
        assertThat(errors(answer, probe.field())).as("%s: %s", operation, probe).isEmpty();
      } else if (probe.what().equals(Probes.MISSING)) {
        answer.isProblem(400, "invalid_request");
      } else {
        assertThat(answer.status()).as("%s: %s: %s", operation, probe, answer).isEqualTo(400);
        assertThat(answer.wrongFields())
            .as("%s: %s: %s", operation, probe, answer)
            .contains(probe.field());
      }
    }
  }

  /** What changes a version says which one it means. */
  private Answer send(Operation operation, String body) {
    List<String> headers = new ArrayList<>(List.of("Content-Type", "application/json"));
    if (operation.method().equals("PUT")) {
      headers.addAll(List.of("If-Match", "\"1\""));
    }
    return rest.send(
        operation.method(),
        address(operation),
        BodyPublishers.ofString(body),
        headers.toArray(String[]::new));
  }

  private static List<String> errors(Answer answer, String field) {
    return answer
        .json()
        .path("errors")
        .valueStream()
        .filter(error -> error.path("field").asString().equals(field))
        .map(error -> error.path("message").asString())
        .filter(message -> !message.matches(NOT_THERE))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("operationsWithParameters")
  void eachParameterIsTakenAsDocumented(Operation operation) {
    for (JsonNode parameter : operation.tree().path("parameters")) {
      if (isQuery(parameter)) {
        for (String wrong : wrong(parameter.path("schema"))) {
          String name = parameter.path("name").asString();
          Answer answer = rest.get(query(operation, name, wrong));
          answer.isProblem(400, "invalid_request");
          assertThat(answer.wrongFields()).as("%s: %s", operation, answer).contains(name);
        }
      }
    }
  }

  private static List<String> wrong(JsonNode schema) {
    List<String> wrong = new ArrayList<>();
    if (!schema.path("type").asString().equals("string")) {
      wrong.add("something");
    }
    if (schema.has("enum")) {
      wrong.add("another");
    }
    if (schema.has("minimum")) {
      wrong.add(schema.path("minimum").decimalValue().subtract(BigDecimal.ONE).toPlainString());
    }
    if (schema.has("maximum")) {
      wrong.add(schema.path("maximum").decimalValue().add(BigDecimal.ONE).toPlainString());
    }
    return wrong;
  }

  private String query(Operation operation, String name, String value) {
    return address(operation) + "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Requests of examples are for the providers of a standalone, which are not all here. */
  @ParameterizedTest
  @MethodSource("operationsWithBodies")
  void examplesOfRequestsAreTaken(Operation operation) {
    Json.objects(operation.tree().at("/requestBody/content/application~1json/examples"))
        .forEach((name, example) -> {
          String body =
              example
                  .path("value")
                  .toString()
                  .replaceAll("sim-[a-z]+", "fake")
                  .replaceAll("(\"agentId\":)\"[^\"]+\"", "$1\"" + agent + "\"")
                  .replaceAll("(\"templateId\":)\"[^\"]+\"", "$1\"" + template + "\"");
          Answer answer = send(operation, body);
          if (answer.status() == 400) {
            fail("the example %s of %s is not taken: %s", name, operation, answer.text());
          }
        });
  }
}
