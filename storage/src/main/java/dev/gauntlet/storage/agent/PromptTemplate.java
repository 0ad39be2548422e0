package dev.gauntlet.storage.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with named variables, for system prompts.
 *
 * @param name what people call it
 * @param description what it is for, or null
 * @param text the text, with {@code {{name}}} where a value is to stand
 * @param variables what is said of its variables, in the order of the text
 */
public record PromptTemplate(
    String name, @Nullable String description, String text, List<Variable> variables) {

  /** Copies the variables. */
  public PromptTemplate {
    variables = List.copyOf(variables);
  }

  /**
   * A variable.
   *
   * @param name its name in the text
   * @param description what it is for, or null
   * @param usual its value when none is given, or null when one has to be
   */
  public record Variable(String name, @Nullable String description, @Nullable String usual) {}
}
