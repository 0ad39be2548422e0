package dev.gauntlet.cli.control;

import dev.gauntlet.cli.command.CommandException;
import dev.gauntlet.cli.command.Console;
import dev.gauntlet.cli.command.ExitCodes;
import dev.gauntlet.cli.command.ServerCommand;
import dev.gauntlet.cli.command.Surroundings;
import dev.gauntlet.cli.command.Talk;
import dev.gauntlet.cli.rest.Answer;
import dev.gauntlet.cli.rest.RunPage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code gauntlet list}: the runs a server has, latest first. */
@Command(
    name = "list",
    description = "Lists runs, latest first.",
    footer = {
      "  gauntlet list --state running",
      "  gauntlet list --limit 500 --output jsonl | jq -r .runId",
    },
    exitCodeList = {
      "0:the runs are listed, also when there are none",
      "2:the options are wrong",
      "4:no server answers, or it was lost",
    })
public final class ListCommand extends ServerCommand {
  private static final int PAGE = 100;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      defaultValue = "",
      description = "Only those: queued, running, paused, completed, failed or cancelled.")
  private String state = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many at most (default: ${DEFAULT-VALUE}).")
  private int limit;

  /**
   * @param around what the command finds around it
   */
  public ListCommand(Surroundings around) {
    super(around);
  }

  @Override
  protected void prepare() throws CommandException {
    if (limit < 1) {
      throw CommandException.badInput("--limit " + limit + ": must be at least 1.");
    }
  }

  @Override
  protected int talk(Talk talk) throws InterruptedException {
    List<RunPage.Item> runs = new ArrayList<>();
    List<JsonNode> documents = new ArrayList<>();
    String cursor = "";
    do {
      Answer<RunPage> page =
          talk.runs().list(state, Math.min(PAGE, limit - documents.size()), cursor);
      runs.addAll(page.value().items());
      page.json().path("items").forEach(documents::add);
      cursor = page.value().items().isEmpty() ? "" : orEmpty(page.value().nextCursor());
    } while (!cursor.isEmpty() && documents.size() < limit);
    tell(talk.console(), runs, documents, cursor);
    return ExitCodes.DONE;
  }

  private void tell(
      Console console, List<RunPage.Item> runs, List<JsonNode> documents, String cursor) {
    switch (console.format()) {
      case TEXT -> {
        if (runs.isEmpty()) {
          console.say(
              state.isEmpty()
                  ? "There are no runs yet: ./gauntlet run starts one."
                  : "There are no runs that are " + state + ".");
        } else {
          console.text(RunTable.of(runs, console.terminal()));
        }
        if (!cursor.isEmpty()) {
          console.say("There are more: --limit shows them.");
        }
      }
      case JSON -> console.json(page(documents, cursor));
      case JSONL -> documents.forEach(console::json);
    }
  }

  private static ObjectNode page(List<JsonNode> documents, String cursor) {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.putArray("items").addAll(documents);
    return cursor.isEmpty() ? page.putNull("nextCursor") : page.put("nextCursor", cursor);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
