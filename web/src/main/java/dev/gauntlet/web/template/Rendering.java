package dev.gauntlet.web.template;

import dev.gauntlet.storage.agent.PromptTemplate;
import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A template with values in it.
 *
 * @param text what it says; empty when a value is wrong
 * @param values what was put in, usual values left out
 */
public record Rendering(String text, Map<String, String> values) {
  private static final String VALUES = "values";
  private static final int MOST = 1_000;

  /** Copies the values. */
  public Rendering {
    values = Map.copyOf(values);
  }

  /**
   * Reads the field {@code values} and puts them into a template. What is wrong is collected by the
   * fields.
   *
   * @param longest the most characters of a value, and of the text
   */
  public static Rendering read(Fields body, PromptTemplate template, int longest) {
    Map<String, String> given = values(body, longest);
    if (body.isWrong(VALUES)) {
      return new Rendering("", given);
    }
    PromptText text = PromptText.of(template.text());
    List<String> names = text.variables();
    Map<String, String> all = new LinkedHashMap<>();
    template.variables().stream()
        .filter(variable -> variable.usual() != null)
        .forEach(variable -> all.put(variable.name(), String.valueOf(variable.usual())));
    all.putAll(given);
    names.stream()
        .filter(name -> !all.containsKey(name))
        .forEach(name -> body.wrong(field(name), "is missing."));
    given.keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> body.wrong(field(Problem.shortened(name)), unknown(names)));
    if (body.isWrong(VALUES)) {
      return new Rendering("", given);
    }
    String rendered =
        text.render(all, longest)
            .orElseGet(() -> {
              body.wrong(VALUES, "make a text of more than " + longest + " characters.");
              return "";
            });
    return new Rendering(rendered, given);
  }

  /** The values of a body, whatever they are for. */
  public static Map<String, String> values(Fields body, int longest) {
    return body.textMap(VALUES, MOST, longest);
  }

  private static String field(String name) {
    return VALUES + "." + name;
  }

  private static String unknown(List<String> names) {
    return names.isEmpty()
        ? "is for no variable: the template has none."
        : "is for no variable of the template, which has: " + String.join(", ", names) + ".";
  }
}
