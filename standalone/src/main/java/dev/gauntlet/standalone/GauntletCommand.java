package dev.gauntlet.standalone;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the commands. */
@Command(
    name = "gauntlet",
    mixinStandardHelpOptions = true,
    subcommands = UpCommand.class,
    description = "Plays LLM agents through durable, multi-turn battles.")
public final class GauntletCommand {

  private GauntletCommand() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new GauntletCommand()).execute(arguments));
  }
}
