package dev.gauntlet.web.openapi;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.SynthesizingMethodParameter;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the controllers say of themselves, as the paths of an OpenAPI document: addresses, methods,
 * parameters by name, and under {@code x-content} what is answered. Methods that answer the same
 * request in several forms are one operation.
 */
final class Endpoints {
  private static final Set<Class<?>> SPOKEN =
      Set.of(String.class, byte[].class, void.class, Void.class, SseEmitter.class);

  private static final Pattern NAMED = Pattern.compile("\\{([^}]+)}");

  private final Schemas schemas;
  private final ObjectNode paths = Json.object();

  private Endpoints(Schemas schemas) {
    this.schemas = schemas;
  }

  /** The paths of all controllers but those that answer errors or are there for tests. */
  static ObjectNode paths(RequestMappingHandlerMapping mapping, Schemas schemas) {
    Endpoints endpoints = new Endpoints(schemas);
    mapping.getHandlerMethods().entrySet().stream()
        .sorted((a, b) -> a.getKey().toString().compareTo(b.getKey().toString()))
        .forEach(endpoints::add);
    return Json.sorted(endpoints.paths);
  }

  private void add(Map.Entry<RequestMappingInfo, HandlerMethod> mapped) {
    for (String path : mapped.getKey().getPatternValues()) {
      if (!path.matches("/(error|test)(/.*)?")) {
        for (RequestMethod method : mapped.getKey().getMethodsCondition().getMethods()) {
          ObjectNode operations = Json.in(paths, path);
          ObjectNode operation = Json.in(operations, method.name().toLowerCase(Locale.ROOT));
          describe(operation, mapped.getKey(), mapped.getValue().getMethod());
          inPath(path, Json.in(operation, "parameters"));
        }
      }
    }
  }

  /** What stands in the address is a parameter, whether the method reads it or not. */
  private static void inPath(String path, ObjectNode parameters) {
    NAMED
        .matcher(path)
        .results()
        .map(name -> name.group(1))
        .filter(name -> !parameters.has(name))
        .forEach(name -> {
          ObjectNode parameter = parameters.putObject(name).put("in", "path");
          parameter.put("required", true).putObject("schema").put("type", "string");
        });
  }

  private void describe(ObjectNode operation, RequestMappingInfo info, Method method) {
    ObjectNode parameters = Json.in(operation, "parameters");
    for (int i = 0; i < method.getParameterCount(); i++) {
      parameter(parameters, new SynthesizingMethodParameter(method, i));
    }
    ObjectNode content = Json.in(operation, "x-content");
    ResolvableType answered = answered(method);
    Set<MediaType> produced = info.getProducesCondition().getProducibleMediaTypes();
    if (produced.isEmpty() && !SPOKEN.contains(answered.toClass())) {
      produced = Set.of(MediaType.APPLICATION_JSON);
    }
    produced.forEach(type -> content.set(type.toString(), form(type, answered)));
  }

  /** Says what an operation answers with whose method writes it itself. */
  static void answer(ObjectNode operation, ObjectNode schema) {
    Json.in(Json.in(operation, "x-content"), MediaType.APPLICATION_JSON_VALUE)
        .set("schema", schema);
  }

  private ObjectNode form(MediaType type, ResolvableType answered) {
    ObjectNode schema =
        type.equals(MediaType.APPLICATION_JSON) && !SPOKEN.contains(answered.toClass())
            ? schemas.of(answered)
            : Json.object().put("type", "string");
    if (type.equals(MediaType.APPLICATION_PDF)) {
      schema.put("format", "binary");
    }
    ObjectNode form = Json.object();
    form.set("schema", schema);
    return form;
  }

  private static ResolvableType answered(Method method) {
    ResolvableType type = ResolvableType.forMethodReturnType(method);
    return HttpEntity.class.isAssignableFrom(type.toClass()) ? type.getGeneric() : type;
  }

  private void parameter(ObjectNode parameters, MethodParameter parameter) {
    parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
    PathVariable path = parameter.getParameterAnnotation(PathVariable.class);
    RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
    RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
    if (path != null) {
      put(parameters, parameter, "path", path.name(), true, ValueConstants.DEFAULT_NONE);
    } else if (query != null) {
      put(parameters, parameter, "query", query.name(), query.required(), query.defaultValue());
    } else if (header != null) {
      put(parameters, parameter, "header", header.name(), header.required(), header.defaultValue());
    }
  }

  private void put(
      ObjectNode parameters,
      MethodParameter parameter,
      String in,
      String name,
      boolean required,
      String usual) {
    String called = name.isEmpty() ? String.valueOf(parameter.getParameterName()) : name;
    ObjectNode schema = schemas.of(ResolvableType.forMethodParameter(parameter));
    boolean defaulted = !usual.equals(ValueConstants.DEFAULT_NONE);
    if (defaulted) {
      schema.set(
          "default",
          schema.path("type").asString().equals("string")
              ? Json.MAPPER.valueToTree(usual)
              : Json.MAPPER.readTree(usual));
    }
    ObjectNode described = parameters.putObject(called).put("in", in);
    described.put("required", required && !defaulted);
    described.set("schema", schema);
  }
}
