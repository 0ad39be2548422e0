package dev.gauntlet.web.template;

import dev.gauntlet.web.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with variables, taken apart. <code>{{name}}</code> is a variable, spaces within the braces
 * do not count; <code>\{{</code> is two braces that are text, and <code>\\{{</code> a backslash in
 * front of a variable, as Handlebars has it. Everything else is text, backslashes and <code>}}
 * </code> too. There are no sections, helpers or partials: what a prompt says is to be seen from
 * the template and its values.
 */
public final class PromptText {
  private static final Pattern OPENING = Pattern.compile("(\\\\*)\\{\\{");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");
  private static final String CLOSING = "}}";
  private static final String AS_TEXT = "; write \\{{ for two braces that are text.";

  private final List<Part> parts = new ArrayList<>();
  private @Nullable String fault;

  private sealed interface Part {
    record Words(String text) implements Part {}

    record Variable(String name) implements Part {}
  }

  private PromptText() {}

  /** Takes a text apart. */
  public static PromptText of(String text) {
    PromptText parsed = new PromptText();
    StringBuilder words = new StringBuilder();
    Matcher opening = OPENING.matcher(text);
    int from = 0;
    while (opening.find(from)) {
      int slashes = opening.group(1).length();
      words.append(text, from, opening.start()).append("\\".repeat(slashes / 2));
      from = opening.end();
      if (slashes % 2 == 1) {
        words.append("{{");
        continue;
      }
      int closing = text.indexOf(CLOSING, from);
      if (closing < 0) {
        parsed.fault(text, from, "has {{ without }}");
        break;
      }
      String name = text.substring(from, closing).strip();
      if (!NAME.matcher(name).matches()) {
        parsed.fault(text, from, "has {{" + Problem.shortened(name) + "}}, which is no name");
        break;
      }
      parsed.parts.add(new Part.Words(words.toString()));
      parsed.parts.add(new Part.Variable(name));
      words.setLength(0);
      from = closing + CLOSING.length();
    }
    parsed.parts.add(new Part.Words(words.append(text, from, text.length()).toString()));
    return parsed;
  }

  private void fault(String text, int at, String what) {
    long line = text.substring(0, at).lines().count();
    fault = what + " (line " + line + ")" + AS_TEXT;
  }

  /** What is wrong with the text, as the end of a sentence, if anything is. */
  public Optional<String> fault() {
    return Optional.ofNullable(fault);
  }

  /** The names of its variables, each once, in the order in which they come. */
  public List<String> variables() {
    return parts.stream()
        .flatMap(part ->
            part instanceof Part.Variable variable
                ? Optional.of(variable.name()).stream()
                : Optional.<String>empty().stream())
        .distinct()
        .toList();
  }

  /**
   * The text with values in it. A value stays as it is, also when it looks like a variable.
   *
   * @param values a value for each variable
   * @param longest the most characters that it may have
   * @return nothing when it would have more
   * @throws IllegalArgumentException when a variable has no value
   */
  public Optional<String> render(Map<String, String> values, int longest) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(said(part, values));
      if (text.length() > longest) {
        return Optional.empty();
      }
    }
    return Optional.of(text.toString());
  }

  private static String said(Part part, Map<String, String> values) {
    return switch (part) {
      case Part.Words words -> words.text();
      case Part.Variable variable -> {
        String value = values.get(variable.name());
        if (value == null) {
          throw new IllegalArgumentException(variable.name() + " has no value");
        }
        yield value;
      }
    };
  }
}
