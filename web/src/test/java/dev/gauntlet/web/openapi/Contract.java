package dev.gauntlet.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds what is asked and answered against the OpenAPI document that is served. Every test over
 * REST is a test of the document through it.
 */
public final class Contract {
  private static final String SERVED = "/static/api/openapi.json";
  private static final String ID = "https://gauntlet.test/openapi.json";

  private final JsonNode document;
  private final List<Template> templates;
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  private Contract(JsonNode document) {
    this.document = document;
    this.templates =
        document.path("paths").propertyNames().stream()
            .map(Template::of)
            .sorted(Comparator.comparingInt(template -> template.names))
            .toList();
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    this.registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder.schemaRegistryConfig(config).schemas(Map.of(ID, document.toString())));
  }

  private record Template(String path, Pattern pattern, int names) {
    static Template of(String path) {
      String[] parts = path.split("\\{[^}]+}", -1);
      StringBuilder pattern = new StringBuilder(Pattern.quote(parts[0]));
      for (int i = 1; i < parts.length; i++) {
        pattern.append("[^/]+").append(Pattern.quote(parts[i]));
      }
      return new Template(path, Pattern.compile(pattern.toString()), parts.length - 1);
    }
  }

  /** The contract that is served. */
  public static Contract served() {
    try (InputStream document = Contract.class.getResourceAsStream(SERVED)) {
      return new Contract(Json.MAPPER.readTree(Objects.requireNonNull(document, SERVED)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode document() {
    return document;
  }

  /**
   * Asserts that an answer is one that its operation documents: its status, its form, and what is
   * in it. A request that was met has to be one that is documented. Addresses that are not
   * documented are none of the contract's business.
   *
   * @param method the method
   * @param target path and query
   * @param sent the JSON that was sent, or null
   * @param status the status of the answer
   * @param type its Content-Type, or null
   * @param text its body, or null when it was not read as text
   */
  public void check(
      String method,
      String target,
      @Nullable String sent,
      int status,
      @Nullable String type,
      @Nullable String text) {
    Optional<String> operation = operation(method, target.replaceAll("[?#].*", ""));
    if (operation.isEmpty()) {
      return;
    }
    String answers = operation.get() + "/responses";
    assertThat(document.at(answers).propertyNames())
        .as("statuses that the OpenAPI document has for %s %s: %s", method, target, text)
        .contains(String.valueOf(status));
    JsonNode answer = resolve(document.at(answers + "/" + status));
    if (text != null && !text.isEmpty()) {
      String form = type == null ? "none" : type.replaceAll(";.*", "");
      assertThat(answer.path("content").propertyNames())
          .as("forms that the OpenAPI document has for %s %s, status %s", method, target, status)
          .contains(form);
      if (form.equals("application/json") || form.endsWith("+json")) {
        valid(pointer(answers + "/" + status) + "/content/" + escaped(form) + "/schema", text);
      }
    }
    String body = operation.get() + "/requestBody/content/application~1json/schema";
    if (sent != null && status < 300 && !document.at(body).isMissingNode()) {
      valid(body, sent);
    }
  }

  /** Asserts that some JSON follows the schema at that place of the document. */
  void valid(String pointer, String json) {
    assertThat(errors(pointer, json)).as("%s against %s", json, pointer).isEmpty();
  }

  private List<String> errors(String pointer, String json) {
    return schemas
        .computeIfAbsent(pointer, place -> registry.getSchema(reference(place)))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private Optional<String> operation(String method, String path) {
    String verb = method.toLowerCase(Locale.ROOT);
    return templates.stream()
        .filter(template -> template.pattern.matcher(path).matches())
        .map(template -> "/paths/" + escaped(template.path) + "/" + verb)
        .filter(pointer -> !document.at(pointer).isMissingNode())
        .findFirst();
  }

  /** Where a place is that may be a reference to another. */
  String pointer(String pointer) {
    JsonNode reference = document.at(pointer).path("$ref");
    return reference.isMissingNode() ? pointer : reference.asString().substring(1);
  }

  JsonNode resolve(JsonNode node) {
    return node instanceof ObjectNode && node.has("$ref")
        ? document.at(node.path("$ref").asString().substring(1))
        : node;
  }

  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String reference(String pointer) {
    String fragment = UriUtils.encodeFragment(pointer, StandardCharsets.UTF_8);
    return Json.object().put("$ref", ID + "#" + fragment).toString();
  }
}
