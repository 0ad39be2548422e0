package dev.gauntlet.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (draft 2020-12, as OpenAPI 3.1 takes them) of what is answered: records, as Jackson
 * writes them, with every component there unless it is left out when null. What has a name goes to
 * the components.
 */
final class Schemas {
  private final Map<String, ResolvableType> named = new LinkedHashMap<>();
  private final ObjectNode components = Json.object();
  private final JsonNode names;

  /**
   * @param names what types are to be called, by the names of their classes, if not as usual
   */
  Schemas(JsonNode names) {
    this.names = names;
  }

  /** The schemas that have a name. */
  ObjectNode components() {
    return components;
  }

  /** The schema of a type that is known by the name of its class. */
  ObjectNode of(String type) {
    try {
      return of(ResolvableType.forClass(Class.forName(type)));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("web/src/openapi names a class that is not there", e);
    }
  }

  /** The schema of a type. */
  ObjectNode of(ResolvableType type) {
    Class<?> raw = type.toClass();
    if (raw == Object.class || JsonNode.class.isAssignableFrom(raw)) {
      return Json.object();
    }
    if (Collection.class.isAssignableFrom(raw)) {
      ObjectNode list = typed("array");
      list.set("items", of(type.asCollection().getGeneric()));
      return list;
    }
    if (Map.class.isAssignableFrom(raw)) {
      ObjectNode map = typed("object");
      map.set("additionalProperties", of(type.asMap().getGeneric(1)));
      return map;
    }
    if (raw.isEnum()) {
      ArrayNode words = typed("string").putArray("enum");
      Arrays.stream(raw.getEnumConstants())
          .forEach(word -> words.add(Json.MAPPER.valueToTree(word)));
      ObjectNode schema = typed("string");
      schema.set("enum", words);
      return schema;
    }
    if (raw.isRecord() || raw.isSealed()) {
      return reference(type);
    }
    return plain(raw);
  }

  private static ObjectNode plain(Class<?> raw) {
    if (raw == int.class || raw == Integer.class) {
      return typed("integer").put("format", "int32");
    }
    if (raw == long.class || raw == Long.class) {
      return typed("integer").put("format", "int64");
    }
    if (raw == double.class || raw == Double.class || raw == BigDecimal.class) {
      return typed("number");
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return typed("boolean");
    }
    if (raw == Instant.class) {
      return typed("string").put("format", "date-time");
    }
    if (raw == String.class) {
      return typed("string");
    }
    if (raw == UUID.class) {
      return typed("string").put("format", "uuid");
    }
    throw new IllegalStateException(
        raw.getName()
            + " has no schema: answer with a record, or teach "
            + Schemas.class.getName());
  }

  private static ObjectNode typed(String type) {
    return Json.object().put("type", type);
  }

  private ObjectNode reference(ResolvableType type) {
    String name = name(type);
    ResolvableType known = named.putIfAbsent(name, type);
    if (known == null) {
      components.putObject(name);
      components.set(name, type.toClass().isSealed() ? oneOf(type.toClass()) : record(type));
    } else if (!known.toClass().equals(type.toClass())) {
      throw new IllegalStateException(
          ("%s and %s would both be called %s in the OpenAPI document:"
                  + " name one of them in web/src/openapi/common.yaml.")
              .formatted(known, type, name));
    }
    return Json.object().put("$ref", "#/components/schemas/" + name);
  }

  /** A view is called by what it shows, and what is inside of a type by both names. */
  private String name(ResolvableType type) {
    Class<?> raw = type.toClass();
    if (names.has(raw.getName())) {
      return names.path(raw.getName()).asString();
    }
    if (type.hasGenerics()) {
      return name(type.getGeneric()) + raw.getSimpleName();
    }
    Class<?> outer = raw.getEnclosingClass();
    String simple = raw.getSimpleName().replaceAll("View$", "");
    return outer == null
        ? simple
        : outer.getSimpleName().replaceAll("(View|Controller)$", "") + simple;
  }

  private ObjectNode record(ResolvableType type) {
    ObjectNode schema = typed("object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = Json.array();
    for (RecordComponent component : type.toClass().getRecordComponents()) {
      JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
      String name = renamed == null ? component.getName() : renamed.value();
      properties.set(name, property(type, component));
      if (!isLeftOutWhenNull(type.toClass(), component)) {
        required.add(name);
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema;
  }

  private ObjectNode property(ResolvableType owner, RecordComponent component) {
    if (component.getAccessor().isAnnotationPresent(JsonRawValue.class)) {
      return typed("object");
    }
    ObjectNode schema = of(ResolvableType.forType(component.getGenericType(), owner));
    boolean nullable =
        component.getAnnotatedType().isAnnotationPresent(Nullable.class)
            && !isLeftOutWhenNull(owner.toClass(), component);
    return nullable ? orNull(schema) : schema;
  }

  private static boolean isLeftOutWhenNull(Class<?> owner, RecordComponent component) {
    JsonInclude ofComponent = component.getAccessor().getAnnotation(JsonInclude.class);
    JsonInclude included =
        ofComponent == null ? owner.getAnnotation(JsonInclude.class) : ofComponent;
    return included != null
        && included.value() == JsonInclude.Include.NON_NULL
        && component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static ObjectNode orNull(ObjectNode schema) {
    if (schema.has("type")) {
      String type = schema.path("type").asString();
      schema.putArray("type").add(type).add("null");
      return schema;
    }
    if (schema.isEmpty()) {
      return schema;
    }
    ObjectNode either = Json.object();
    either.putArray("anyOf").add(schema).add(typed("null"));
    return either;
  }

  private ObjectNode oneOf(Class<?> sealed) {
    String tag = sealed.getAnnotation(JsonTypeInfo.class).property();
    ObjectNode schema = Json.object();
    ArrayNode variants = schema.putArray("oneOf");
    ObjectNode discriminator = schema.putObject("discriminator").put("propertyName", tag);
    ObjectNode mapping = discriminator.putObject("mapping");
    for (JsonSubTypes.Type variant : sealed.getAnnotation(JsonSubTypes.class).value()) {
      ObjectNode reference = reference(ResolvableType.forClass(variant.value()));
      String pointer = reference.path("$ref").asString();
      ObjectNode component =
          (ObjectNode) components.path(pointer.substring(pointer.lastIndexOf('/') + 1));
      Json.in(component, "properties").putObject(tag).put("const", variant.name());
      component.withArrayProperty("required").add(tag);
      variants.add(reference);
      mapping.put(variant.name(), pointer);
    }
    return schema;
  }
}
