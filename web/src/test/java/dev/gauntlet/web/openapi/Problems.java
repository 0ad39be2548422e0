package dev.gauntlet.web.openapi;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The problems that the descriptions name by their codes, as answers of an operation. Answers with
 * the same codes are the same component.
 */
final class Problems {
  private static final String FORM = "application/problem+json";

  private final ObjectNode catalogue;
  private final JsonNode everywhere;
  private final JsonNode withBody;
  private final ObjectNode components = Json.object();

  Problems(Descriptions descriptions) {
    catalogue = Json.in(descriptions.tree(), "problems");
    everywhere = descriptions.tree().path("everywhere");
    withBody = descriptions.tree().path("withBody");
  }

  /** The answers that operations refer to. */
  ObjectNode components() {
    return components;
  }

  /** Adds an answer for each status that the codes have, and for those that any operation has. */
  void addTo(ObjectNode responses, JsonNode codes, boolean hasBody) {
    Map<String, ObjectNode> byStatus = new TreeMap<>();
    codes.forEach(code -> add(byStatus, code.asString()));
    everywhere.forEach(code -> add(byStatus, code.asString()));
    if (hasBody) {
      withBody.forEach(code -> add(byStatus, code.asString()));
    }
    byStatus.forEach((status, answer) -> {
      if (responses.get(status) instanceof ObjectNode other) {
        Json.merge(Json.in(other, "content"), Json.in(answer, "content"));
      } else {
        responses.set(status, component(answer));
      }
    });
  }

  private ObjectNode component(ObjectNode answer) {
    String name =
        String.join(
            "-", answer.at("/content/" + FORM.replace("/", "~1") + "/examples").propertyNames());
    Operation.nameRequest(answer);
    components.set(name, answer);
    return Json.object().put("$ref", "#/components/responses/" + name);
  }

  private void add(Map<String, ObjectNode> byStatus, String code) {
    JsonNode problem = catalogue.path(code);
    if (problem.isMissingNode()) {
      throw new IllegalStateException(
          "There is no problem \"" + code + "\" in web/src/openapi/problems.yaml.");
    }
    JsonNode statuses = problem.path("status");
    if (statuses.isArray()) {
      statuses.forEach(status -> add(byStatus, code, problem, status.asInt()));
    } else {
      add(byStatus, code, problem, statuses.asInt());
    }
  }

  private static void add(
      Map<String, ObjectNode> byStatus, String code, JsonNode problem, int number) {
    HttpStatus status = HttpStatus.valueOf(number);
    ObjectNode answer =
        byStatus.computeIfAbsent(
            String.valueOf(status.value()), key -> empty(status.getReasonPhrase()));
    ObjectNode form = Json.in(Json.in(answer, "content"), FORM);
    form.withArray("/schema/allOf/1/properties/code/enum").add(code);
    ObjectNode example = Json.in(Json.in(form, "examples"), code);
    example.put("summary", problem.path("when").asString());
    ObjectNode value =
        example
            .putObject("value")
            .put("title", status.getReasonPhrase())
            .put("status", status.value())
            .put("detail", problem.path("detail").asString())
            .put("code", code)
            .put("requestId", "ci-4711");
    if (problem.get("headers") instanceof ObjectNode headers) {
      Json.merge(Json.in(answer, "headers"), headers);
    }
    if (problem.has("errors")) {
      value.set("errors", problem.path("errors"));
    }
  }

  private static ObjectNode empty(String description) {
    ObjectNode answer = Json.object().put("description", description);
    ObjectNode schema = answer.putObject("content").putObject(FORM).putObject("schema");
    schema.putArray("allOf").addObject().put("$ref", "#/components/schemas/Problem");
    ObjectNode code = schema.withArrayProperty("allOf").addObject();
    code.putObject("properties").putObject("code").putArray("enum");
    return answer;
  }
}
