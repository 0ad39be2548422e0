package dev.gauntlet.web.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An operation on its way from what code and descriptions say to what OpenAPI takes. */
final class Operation {

  /** Forms of which an example says nothing to a reader. */
  private static final Set<String> WITHOUT_EXAMPLE =
      Set.of("application/pdf", "application/zip", "text/html", "text/plain");

  private static final Map<String, String> SUFFIXES =
      Map.of(
          "application/json", "json",
          "application/x-ndjson", "jsonl",
          "text/csv", "csv",
          "text/event-stream", "txt");

  private final String name;
  private final ObjectNode operation;
  private final Descriptions descriptions;
  private final List<String> gaps = new ArrayList<>();

  Operation(String name, ObjectNode operation, Descriptions descriptions) {
    this.name = name;
    this.operation = operation;
    this.descriptions = descriptions;
  }

  /** Completes the operation, and says what nobody has described. */
  List<String> complete(Problems problems) {
    for (String word : List.of("operationId", "summary", "tags", "problems", "responses")) {
      if (!operation.has(word)) {
        gaps.add(name + " has no " + word + ".");
      }
    }
    parameters();
    if (operation.get("requestBody") instanceof ObjectNode body) {
      examples(body, "request");
    }
    answers(problems);
    operation.remove(List.of("problems", "examplesOf", "answers", "x-content"));
    return gaps;
  }

  private void parameters() {
    ArrayNode parameters = Json.array();
    Json.objects(operation.path("parameters"))
        .forEach((called, own) -> {
          ObjectNode parameter = Json.object().put("name", called);
          if (descriptions.tree().path("parameters").get(called) instanceof ObjectNode shared) {
            Json.merge(parameter, shared);
          }
          Json.merge(parameter, own);
          if (!parameter.has("description")) {
            gaps.add(name + " says nothing of its parameter " + called + ".");
          }
          parameters.add(parameter);
        });
    if (parameters.isEmpty()) {
      operation.remove("parameters");
    } else {
      operation.set("parameters", parameters);
    }
  }

  private void answers(Problems problems) {
    ObjectNode responses = Json.in(operation, "responses");
    Json.objects(responses)
        .forEach((status, answer) -> {
          boolean hasBody = status.startsWith("2") && !status.equals("204");
          JsonNode content = operation.path("x-content");
          if (hasBody && !answer.has("content") && !content.isEmpty()) {
            answer.set("content", content.deepCopy());
          }
          if (hasBody && !answer.has("content")) {
            gaps.add(name + " says nothing of the content that it answers with " + status + ".");
          }
          if (!answer.has("description")) {
            gaps.add(name + " does not say when it answers " + status + ".");
          }
          examples(answer, status);
        });
    if (isTagged(responses)) {
      Json.in(responses, "304")
          .put("description", "It is what the ETag in If-None-Match stands for.");
    }
    problems.addTo(responses, operation.path("problems"), operation.has("requestBody"));
    Json.objects(responses).values().forEach(Operation::nameRequest);
    operation.set("responses", Json.sorted(responses));
  }

  /** Each answer says how its request is called. */
  static void nameRequest(ObjectNode answer) {
    if (!answer.has("$ref")) {
      Json.in(Json.in(answer, "headers"), "X-Request-Id")
          .put("$ref", "#/components/headers/RequestId");
    }
  }

  /** What has a tag: what is read again and again, and is not large. */
  private boolean isTagged(ObjectNode responses) {
    return name.startsWith("get /api/")
        && !name.contains("/report")
        && !name.contains("/export")
        && responses.at("/200/content").has("application/json");
  }

  /**
   * Each form of a request or an answer has examples, from files that are called after it, or after
   * the operation that {@code examplesOf} names.
   */
  private void examples(ObjectNode parent, String part) {
    String own = operation.path("operationId").asString();
    String owner = operation.path("examplesOf").asString(own);
    Json.objects(parent.path("content"))
        .forEach((type, form) -> {
          String prefix = owner + "." + part;
          String suffix = "." + SUFFIXES.getOrDefault(type, "none");
          Map<String, JsonNode> found = new TreeMap<>();
          descriptions
              .examples()
              .forEach((file, text) -> {
                String middle = between(file, prefix, suffix);
                if (middle != null) {
                  found.put(middle.isEmpty() ? "example" : middle.substring(1), value(type, text));
                }
              });
          found.forEach(
              (called, value) -> Json.in(Json.in(form, "examples"), called).set("value", value));
          if (!form.has("examples") && !WITHOUT_EXAMPLE.contains(type)) {
            gaps.add(
                name + " has no example: write one to web/src/openapi/examples/" + prefix + suffix);
          }
        });
  }

  private static @Nullable String between(String text, String prefix, String suffix) {
    boolean fits = text.startsWith(prefix + ".") && text.endsWith(suffix);
    return fits ? text.substring(prefix.length(), text.length() - suffix.length()) : null;
  }

  private static JsonNode value(String type, String text) {
    return type.equals("application/json")
        ? Json.MAPPER.readTree(text)
        : Json.MAPPER.valueToTree(text);
  }
}
