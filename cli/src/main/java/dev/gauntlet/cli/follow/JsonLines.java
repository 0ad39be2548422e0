package dev.gauntlet.cli.follow;

import dev.gauntlet.cli.command.Console;
import dev.gauntlet.cli.rest.Answer;
import dev.gauntlet.cli.rest.RunStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each change of the status as a line of JSON on standard output; words go where others do. */
final class JsonLines implements RunProgress {
  /** What changes although nothing happened. */
  private static final List<String> ALWAYS_NEW =
      List.of("updatedAt", "etaSeconds", "battlesPerMinute");

  private final Console console;
  private final RunProgress words;
  private @Nullable JsonNode told;

  JsonLines(Console console, RunProgress words) {
    this.console = console;
    this.words = words;
  }

  @Override
  public void show(Answer<RunStatus> status) {
    words.show(status);
    JsonNode essence = essence(status.json());
    if (!essence.equals(told)) {
      console.json(status.json());
      told = essence;
    }
  }

  @Override
  public void say(String sentence) {
    words.say(sentence);
  }

  @Override
  public void end() {
    words.end();
  }

  private static JsonNode essence(JsonNode status) {
    return status instanceof ObjectNode object ? object.deepCopy().remove(ALWAYS_NEW) : status;
  }
}
