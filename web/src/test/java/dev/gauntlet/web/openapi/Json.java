package dev.gauntlet.web.openapi;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Trees of JSON. */
final class Json {
  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** The object in a field, made if there is none. */
  static ObjectNode in(ObjectNode parent, String name) {
    return parent.withObjectProperty(name);
  }

  /** Takes over every field; objects are merged, anything else is replaced. */
  static void merge(ObjectNode target, ObjectNode source) {
    source.forEachEntry((name, value) -> {
      if (value instanceof ObjectNode object && target.get(name) instanceof ObjectNode known) {
        merge(known, object);
      } else {
        target.set(name, value.deepCopy());
      }
    });
  }

  /** The same object with its own fields in alphabetical order. */
  static ObjectNode sorted(ObjectNode object) {
    ObjectNode sorted = object();
    object.propertyNames().stream().sorted().forEach(name -> sorted.set(name, object.path(name)));
    return sorted;
  }

  /** The fields of an object that are objects themselves, none if it is not there. */
  static Map<String, ObjectNode> objects(JsonNode parent) {
    Map<String, ObjectNode> objects = new LinkedHashMap<>();
    parent.forEachEntry((name, value) -> {
      if (value instanceof ObjectNode object) {
        objects.put(name, object);
      }
    });
    return objects;
  }
}
