package dev.gauntlet.web.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document: what the controllers and records say, under what {@code web/src/openapi}
 * says.
 *
 * @param tree the document
 * @param gaps what nobody has described, in sentences
 */
record OpenApiDocument(ObjectNode tree, List<String> gaps) {

  /** Served by others than our controllers. */
  private static final Set<String> OTHERS =
      Set.of("/actuator/health", "/actuator/prometheus", "/api/openapi.json");

  static OpenApiDocument of(RequestMappingHandlerMapping mapping, Descriptions descriptions) {
    Schemas schemas = new Schemas(descriptions.tree().path("names"));
    ObjectNode paths = Endpoints.paths(mapping, schemas);
    ObjectNode described = Json.in(descriptions.tree(), "paths");
    List<String> gaps = new ArrayList<>(strays(paths, described));
    Json.merge(paths, described);
    Problems problems = new Problems(descriptions);
    forEach(
        paths,
        (name, operation) -> {
          if (operation.has("answers")) {
            String type = operation.path("answers").asString();
            Endpoints.answer(operation, schemas.of(type));
          }
          gaps.addAll(new Operation(name, operation, descriptions).complete(problems));
        });
    return new OpenApiDocument(document(descriptions, paths, schemas, problems), gaps);
  }

  private static List<String> strays(ObjectNode paths, ObjectNode described) {
    List<String> strays = new ArrayList<>();
    Json.objects(described)
        .forEach((path, methods) -> {
          for (String method : methods.propertyNames()) {
            if (!paths.path(path).has(method) && !OTHERS.contains(path)) {
              strays.add("There is no " + method + " " + path + ", but it is described.");
            }
          }
        });
    return strays;
  }

  private static void forEach(ObjectNode paths, BiConsumer<String, ObjectNode> operations) {
    Json.objects(paths)
        .forEach((path, methods) ->
            Json.objects(methods)
                .forEach((method, operation) -> operations.accept(method + " " + path, operation)));
  }

  private static ObjectNode document(
      Descriptions descriptions, ObjectNode paths, Schemas schemas, Problems problems) {
    ObjectNode described = descriptions.tree();
    ObjectNode document = Json.object().put("openapi", "3.1.0");
    document.set("info", described.path("info"));
    document.set("tags", described.path("tags"));
    document.set("paths", Json.sorted(paths));
    ObjectNode components = schemas.components().deepCopy();
    Json.merge(components, Json.in(Json.in(described, "components"), "schemas"));
    Json.in(document, "components").set("headers", described.at("/components/headers"));
    Json.in(document, "components").set("schemas", Json.sorted(components));
    Json.in(document, "components").set("responses", Json.sorted(problems.components()));
    return document;
  }

  /** As it is checked in: the same document is the same text. */
  String text() {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    return Json.MAPPER.writer().with(printer).writeValueAsString(tree) + "\n";
  }
}
