package dev.gauntlet.cli.run;

import dev.gauntlet.cli.command.CommandException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file that describes a run: the body of its start in YAML or JSON, whichever it holds. {@code
 * scenarios} may name a file beside it.
 */
final class RunFile {
  private RunFile() {}

  static ObjectNode read(Path path) throws CommandException {
    TextFile file = TextFile.read(path);
    JsonNode document =
        file.firstCharacter() == '{' ? Trees.json(file, file.text(), 1) : Trees.yaml(file);
    if (document.isMissingNode()) {
      throw CommandException.badInput(
          file.name() + ": is empty; ./gauntlet init writes an example to start from.");
    }
    if (!(document instanceof ObjectNode run)) {
      throw CommandException.badInput(
          file.name() + ": must hold fields such as runCount and battle, not a list or a text.");
    }
    JsonNode scenarios = run.path("scenarios");
    if (scenarios.isString()) {
      run.set("scenarios", ScenarioFile.read(path.resolveSibling(scenarios.asString())));
    }
    return run;
  }
}
