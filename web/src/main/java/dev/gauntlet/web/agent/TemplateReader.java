package dev.gauntlet.web.agent;

import dev.gauntlet.storage.agent.PromptTemplate;
import dev.gauntlet.storage.agent.PromptTemplate.Variable;
import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.web.start.SharedFields;
import dev.gauntlet.web.template.PromptText;
import dev.gauntlet.web.template.Rendering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** Reads templates that are to be stored, and values that are to be put into them. */
final class TemplateReader {
  private static final int VARIABLES = 1_000;
  private static final int LONGEST_DESCRIPTION = 1_000;

  private TemplateReader() {}

  /** The text of a template with the values of a body. */
  static String render(JsonNode json, PromptTemplate template) {
    List<FieldError> errors = new ArrayList<>();
    Fields body = Fields.of(json, errors);
    Rendering rendering = Rendering.read(body, template, SharedFields.PROMPT);
    body.rejectOthers();
    check(errors);
    return rendering.text();
  }

  /** Reads what a template is to say; as {@link ContentReader} has it. */
  static PromptTemplate content(Fields body, List<FieldError> errors) {
    String name = CommonFields.name(body);
    String description = CommonFields.description(body);
    String text = body.requiredText("text", SharedFields.PROMPT);
    PromptText parsed = PromptText.of(text);
    parsed.fault().ifPresent(fault -> body.wrong("text", fault));
    List<Variable> variables = variables(body, parsed);
    body.rejectOthers();
    check(errors);
    return new PromptTemplate(name, description, text, variables);
  }

  /** All that the text has, with what is said of them. */
  private static List<Variable> variables(Fields body, PromptText text) {
    List<String> names = text.variables();
    Map<String, Variable> described = new HashMap<>();
    body.objects(
        "variables",
        VARIABLES,
        fields -> {
          Variable variable = variable(fields);
          boolean named = !variable.name().isEmpty();
          if (named && described.put(variable.name(), variable) != null) {
            fields.wrong("name", "is described twice.");
          }
          if (named && text.fault().isEmpty() && !names.contains(variable.name())) {
            fields.wrong(
                "name",
                "is \""
                    + Problem.shortened(variable.name())
                    + "\", but the text has no such variable.");
          }
          return variable;
        });
    return names.stream()
        .map(name -> described.getOrDefault(name, new Variable(name, null, null)))
        .toList();
  }

  private static Variable variable(Fields fields) {
    return new Variable(
        fields.requiredText("name", SharedFields.NAME),
        fields.text("description", LONGEST_DESCRIPTION).orElse(null),
        fields.text("default", SharedFields.PROMPT).orElse(null));
  }

  private static void check(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw new Problem(
          HttpStatus.BAD_REQUEST, "invalid_request", Problem.sentence(errors), errors);
    }
  }
}
