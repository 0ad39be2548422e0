package dev.gauntlet.web.openapi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bodies that a schema allows but for one thing, to ask a server whether it finds that thing wrong
 * too; and some that it just allows.
 */
final class Probes {
  /** What is done to a field that is left out. */
  static final String MISSING = "is missing";

  private static final long MOST_ITEMS = 2_000;

  private final Contract contract;
  private final List<Probe> probes = new ArrayList<>();

  private Probes(Contract contract) {
    this.contract = contract;
  }

  /**
   * A body to send.
   *
   * @param field the path of the one field that is probed
   * @param what what is done to it
   * @param allowed whether the schema allows it
   * @param body the body
   */
  record Probe(String field, String what, boolean allowed, JsonNode body) {
    @Override
    public String toString() {
      return field + " " + what;
    }
  }

  private interface Place {
    JsonNode with(JsonNode value);
  }

  static List<Probe> of(Contract contract, JsonNode schema) {
    Probes probes = new Probes(contract);
    probes.walk("", schema, value -> value);
    return probes.probes;
  }

  private void walk(String path, JsonNode given, Place place) {
    JsonNode schema = contract.resolve(given);
    for (String either : List.of("oneOf", "anyOf")) {
      schema.path(either).forEach(variant -> walk(path, variant, place));
    }
    Set<String> types = types(schema);
    if (types.contains("object")) {
      object(path, schema, place);
    } else if (types.contains("array")) {
      list(path, schema, place);
    } else if (types.contains("string")) {
      text(path, schema, place);
    } else if (types.contains("integer") || types.contains("number")) {
      number(path, schema, types.contains("integer"), place);
    } else if (types.contains("boolean")) {
      wrong(path, "is no flag", place.with(json("\"yes\"")));
    }
  }

  private void object(String path, JsonNode schema, Place place) {
    if (!path.isEmpty()) {
      wrong(path, "is no object", place.with(json("[]")));
    }
    ObjectNode least = (ObjectNode) least(schema);
    if (schema.path("additionalProperties").isBoolean()) {
      wrong(
          inside(path, "undocumented"),
          "is not there",
          place.with(least.deepCopy().put("undocumented", 1)));
    }
    schema
        .path("required")
        .forEach(required -> {
          ObjectNode without = least.deepCopy();
          without.remove(required.asString());
          wrong(inside(path, required.asString()), MISSING, place.with(without));
        });
    Json.objects(schema.path("properties"))
        .forEach((name, property) ->
            walk(
                inside(path, name),
                property,
                value -> place.with(with(least, schema, name).set(name, value))));
    entries(path, schema, least, place);
  }

  /** The least with what a field needs beside it. */
  private ObjectNode with(ObjectNode least, JsonNode schema, String name) {
    ObjectNode body = least.deepCopy();
    schema
        .path("dependentRequired")
        .path(name)
        .forEach(needed ->
            body.set(needed.asString(), least(schema.path("properties").path(needed.asString()))));
    return body;
  }

  /** What an object has under names of the caller's choice. */
  private void entries(String path, JsonNode schema, ObjectNode least, Place place) {
    JsonNode entry = schema.path("additionalProperties");
    if (!entry.isObject()) {
      return;
    }
    walk(inside(path, "other"), entry, value -> place.with(least.deepCopy().set("other", value)));
    ObjectNode many = Json.object();
    for (int i = 0; i <= schema.path("maxProperties").asInt(); i++) {
      many.set("other" + i, least(entry));
    }
    wrong(path, "has too many entries", place.with(many));
  }

  private void list(String path, JsonNode schema, Place place) {
    wrong(path, "is no list", place.with(json("{}")));
    JsonNode item = schema.path("items");
    long most = schema.path("maxItems").asLong(MOST_ITEMS);
    wrong(path, "is too long", place.with(list(item, most + 1)));
    if (schema.path("minItems").asInt(0) > 0) {
      wrong(path, "is empty", place.with(Json.array()));
    }
    walk(path + "[0]", item, value -> place.with(Json.array().add(value)));
  }

  private ArrayNode list(JsonNode item, long size) {
    ArrayNode list = Json.array();
    for (long i = 0; i < size; i++) {
      list.add(least(item));
    }
    return list;
  }

  private void text(String path, JsonNode schema, Place place) {
    wrong(path, "is no text", place.with(json("7")));
    if (schema.has("enum")) {
      wrong(path, "is another word", place.with(json("\"another\"")));
      schema.path("enum").forEach(word -> right(path, "is " + word, place.with(word)));
    } else {
      int longest = schema.path("maxLength").asInt();
      wrong(path, "is too long", place.with(text("x".repeat(longest + 1))));
      if (!schema.has("pattern")) {
        right(path, "is as long as may be", place.with(text("x".repeat(longest))));
      }
      if (schema.path("minLength").asInt(0) > 0) {
        wrong(path, "is empty", place.with(text("")));
      }
    }
  }

  private void number(String path, JsonNode schema, boolean whole, Place place) {
    wrong(path, "is no number", place.with(json("\"7\"")));
    JsonNode least = schema.path("minimum");
    JsonNode most = schema.path("maximum");
    wrong(path, "is too small", place.with(shifted(least, "-1")));
    wrong(path, "is too large", place.with(shifted(most, "1")));
    right(path, "is as small as may be", place.with(least));
    right(path, "is as large as may be", place.with(most));
    if (whole) {
      wrong(path, "is no whole number", place.with(json("1.5")));
    }
  }

  private static JsonNode shifted(JsonNode bound, String by) {
    return Json.MAPPER.valueToTree(bound.decimalValue().add(new BigDecimal(by)));
  }

  /** The least that follows a schema: what is required, with the example values. */
  JsonNode least(JsonNode given) {
    JsonNode schema = contract.resolve(given);
    if (schema.has("example")) {
      return schema.path("example");
    }
    for (String either : List.of("oneOf", "anyOf")) {
      if (schema.has(either)) {
        return least(schema.path(either).path(0));
      }
    }
    if (types(schema).contains("array")) {
      return Json.array().add(least(schema.path("items")));
    }
    ObjectNode object = Json.object();
    schema
        .path("required")
        .forEach(name ->
            object.set(name.asString(), least(schema.path("properties").path(name.asString()))));
    return object;
  }

  private static Set<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray()
        ? StreamSupport.stream(type.spliterator(), false)
            .map(JsonNode::asString)
            .collect(Collectors.toSet())
        : Set.of(type.asString(""));
  }

  private static String inside(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static JsonNode json(String text) {
    return Json.MAPPER.readTree(text);
  }

  private static JsonNode text(String value) {
    return Json.MAPPER.valueToTree(value);
  }

  private void wrong(String field, String what, JsonNode body) {
    probes.add(new Probe(field, what, false, body));
  }

  private void right(String field, String what, JsonNode body) {
    probes.add(new Probe(field, what, true, body));
  }
}
