package dev.gauntlet.web.body;

import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a JSON object. Reading never fails: what is wrong is collected, with the field's
 * path, and a value that can be gone on with is returned.
 */
public final class Fields {

  /**
   * Everything but line breaks and tabs; PostgreSQL takes no NUL, and terminals obey the others,
   * those above 127 as well.
   */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\r\\n\\t]]");

  /** Half of a surrogate pair, which no encoding takes. */
  private static final Pattern HALF = Pattern.compile("\\p{Cs}");

  private static final Optional<String> EMPTY_NAME = Optional.of("is empty.");

  private final @Nullable JsonNode object;
  private final String path;
  private final List<FieldError> errors;
  private final Set<String> read = new HashSet<>();

  private Fields(@Nullable JsonNode object, String path, List<FieldError> errors) {
    this.object = object;
    this.path = path;
    this.errors = errors;
  }

  /** The fields of a body. */
  public static Fields of(JsonNode body, List<FieldError> errors) {
    return new Fields(body, "", errors);
  }

  /** Reports a field as wrong. */
  public void wrong(String name, String message) {
    errors.add(new FieldError(path(name), message));
  }

  /** Whether the field, or something in it, was reported. */
  public boolean isWrong(String name) {
    return errors.stream().anyMatch(error -> error.field().startsWith(path(name)));
  }

  /** The field's path in the body. */
  public String path(String name) {
    return path + name;
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return find(name).isPresent();
  }

  /** Whether the object itself was given. */
  public boolean given() {
    return object != null;
  }

  private Optional<JsonNode> find(String name) {
    read.add(name);
    JsonNode value = object == null ? null : object.get(name);
    return Optional.ofNullable(value).filter(node -> !node.isNull());
  }

  /** Text of at most {@code longest} characters. */
  public Optional<String> text(String name, int longest) {
    return find(name).flatMap(node -> textOf(name, node, longest));
  }

  /** Text that says something if it is there. */
  public Optional<String> filledText(String name, int longest) {
    return text(name, longest).flatMap(text -> filled(name, text, String::isBlank));
  }

  private Optional<String> filled(String name, String text, Predicate<String> empty) {
    if (empty.test(text)) {
      wrong(name, "must not be empty.");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** Text that has to be there and to say something; empty when it does not. */
  public String requiredText(String name, int longest) {
    if (!has(name)) {
      wrong(name, "is missing.");
    }
    return filledText(name, longest).orElse("");
  }

  private Optional<String> textOf(String name, JsonNode node, int longest) {
    if (!node.isString()) {
      wrong(name, "must be text, but is " + kind(node) + ".");
      return Optional.empty();
    }
    String text = node.stringValue();
    Optional<String> fault = fault(text, longest);
    fault.ifPresent(message -> wrong(name, message));
    return fault.isPresent() ? Optional.empty() : Optional.of(text);
  }

  private static Optional<String> fault(String text, int longest) {
    if (text.length() > longest) {
      return Optional.of(
          "has " + text.length() + " characters; at most " + longest + " are taken.");
    }
    if (CONTROL.matcher(text).find()) {
      return Optional.of("has a control character; only line breaks and tabs are taken.");
    }
    return HALF.matcher(text).find()
        ? Optional.of("has half a surrogate pair, which is no character.")
        : Optional.empty();
  }

  /** A whole number within bounds. */
  public Optional<Long> whole(String name, long least, long most) {
    return find(name)
        .flatMap(node -> {
          if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            wrong(name, "must be a whole number, but is " + kind(node) + ".");
            return Optional.empty();
          }
          long value = node.longValue();
          if (value < least || value > most) {
            wrong(name, "must be between " + least + " and " + most + ", but is " + value + ".");
            return Optional.empty();
          }
          return Optional.of(value);
        });
  }

  /** A number within bounds. */
  public Optional<BigDecimal> number(String name, BigDecimal least, BigDecimal most) {
    return find(name)
        .flatMap(node -> {
          if (!node.isNumber()) {
            wrong(name, "must be a number, but is " + kind(node) + ".");
            return Optional.empty();
          }
          BigDecimal value = node.decimalValue();
          if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            wrong(
                name,
                "must be between "
                    + least.toPlainString()
                    + " and "
                    + most.toPlainString()
                    + ", but is "
                    + Problem.shortened(value.toString())
                    + ".");
            return Optional.empty();
          }
          return Optional.of(value);
        });
  }

  /** True or false. */
  public Optional<Boolean> flag(String name) {
    return find(name)
        .flatMap(node -> {
          if (!node.isBoolean()) {
            wrong(name, "must be true or false, but is " + kind(node) + ".");
            return Optional.empty();
          }
          return Optional.of(node.booleanValue());
        });
  }

  /** One of some words. */
  public <T> Optional<T> word(String name, Map<String, T> words) {
    return text(name, 1_000)
        .flatMap(word -> {
          Optional<T> value = Optional.ofNullable(words.get(word));
          if (value.isEmpty()) {
            wrong(
                name,
                "is \""
                    + Problem.shortened(word)
                    + "\", but must be one of: "
                    + String.join(", ", words.keySet())
                    + ".");
          }
          return value;
        });
  }

  /** A list of text, none of which may be {@code empty}. */
  public List<String> texts(String name, int most, int longest, Predicate<String> empty) {
    List<String> texts = new ArrayList<>();
    each(
        name,
        most,
        (item, node) ->
            textOf(item, node, longest)
                .flatMap(text -> filled(item, text, empty))
                .ifPresent(texts::add));
    return texts;
  }

  /** A list of objects. */
  public <T> List<T> objects(String name, int most, Function<Fields, T> reader) {
    List<T> objects = new ArrayList<>();
    each(
        name,
        most,
        (item, node) -> {
          if (node.isObject()) {
            Fields fields = new Fields(node, path + item + ".", errors);
            objects.add(reader.apply(fields));
            fields.rejectOthers();
          } else {
            wrong(item, "must be an object, but is " + kind(node) + ".");
          }
        });
    return objects;
  }

  private void each(String name, int most, ItemReader reader) {
    Optional<JsonNode> list = find(name);
    if (list.isEmpty()) {
      return;
    }
    if (!list.get().isArray()) {
      wrong(name, "must be a list, but is " + kind(list.get()) + ".");
    } else if (list.get().size() > most) {
      wrong(name, "has " + list.get().size() + " entries; at most " + most + " are taken.");
    } else {
      for (int i = 0; i < list.get().size(); i++) {
        reader.read(name + "[" + i + "]", list.get().get(i));
      }
    }
  }

  /** An object with text in its fields. */
  public Map<String, String> textMap(String name, int most, int longest) {
    Map<String, String> values = new LinkedHashMap<>();
    Fields fields = object(name);
    if (fields.object != null) {
      if (fields.object.size() > most) {
        wrong(name, "has " + fields.object.size() + " entries; at most " + most + " are taken.");
        return values;
      }
      for (String key : fields.object.propertyNames()) {
        Optional<String> fault = key.isBlank() ? EMPTY_NAME : fault(key, longest);
        fault.ifPresent(message -> wrong(name, "has a key that " + message));
        if (fault.isEmpty()) {
          fields.text(key, longest).ifPresent(value -> values.put(key, value));
        }
      }
    }
    return values;
  }

  /** An object's fields; none when it is not there, and nothing is missing in what is no object. */
  public Fields object(String name) {
    Optional<JsonNode> value = find(name);
    if (value.isPresent() && !value.get().isObject()) {
      wrong(name, "must be an object, but is " + kind(value.get()) + ".");
      return new Fields(null, path + name + ".", new ArrayList<>());
    }
    return new Fields(value.orElse(null), path + name + ".", errors);
  }

  /** The same of an object that has to be there. */
  public Fields requiredObject(String name) {
    if (!has(name)) {
      wrong(name, "is missing.");
      return new Fields(null, path + name + ".", new ArrayList<>());
    }
    return object(name);
  }

  /** Reports every field that was never asked for. */
  public void rejectOthers() {
    if (object != null) {
      for (String name : object.propertyNames()) {
        if (!read.contains(name)) {
          wrong(Problem.shortened(name), "is not a field that is known here.");
        }
      }
    }
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT, POJO -> "an object";
      case BOOLEAN -> "true or false";
      case NUMBER -> "the number " + Problem.shortened(node.toString());
      case STRING -> "text";
      case BINARY, MISSING, NULL -> "nothing";
    };
  }

  private interface ItemReader {
    void read(String item, JsonNode node);
  }
}
