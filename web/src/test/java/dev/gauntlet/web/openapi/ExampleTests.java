package dev.gauntlet.web.openapi;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ExampleTests {
  private static final Contract CONTRACT = Contract.served();

  /**
   * An example.
   *
   * @param schema where its schema stands
   * @param place where itself stands
   * @param value what it is
   */
  record Example(String schema, String place, JsonNode value) {
    @Override
    public String toString() {
      return place;
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void followsItsSchema(Example example) {
    CONTRACT.valid(example.schema, example.value.toString());
  }

  static List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    JsonNode document = CONTRACT.document();
    Json.objects(document.path("paths"))
        .forEach((path, methods) ->
            Json.objects(methods)
                .forEach((method, operation) -> {
                  String place = "/paths/" + Contract.escaped(path) + "/" + method;
                  add(examples, place + "/requestBody");
                  operation
                      .path("responses")
                      .propertyNames()
                      .forEach(status -> add(examples, place + "/responses/" + status));
                }));
    document
        .at("/components/responses")
        .propertyNames()
        .forEach(name -> add(examples, "/components/responses/" + name));
    return examples;
  }

  /** Those of forms that have a schema: a stream of events has none. */
  private static void add(List<Example> examples, String place) {
    Json.objects(CONTRACT.document().at(place + "/content"))
        .forEach((type, form) -> {
          String at = place + "/content/" + Contract.escaped(type);
          if (form.has("schema")) {
            Json.objects(form.path("examples"))
                .forEach((name, example) ->
                    examples.add(
                        new Example(at + "/schema", at + "/" + name, example.path("value"))));
          }
        });
  }
}
