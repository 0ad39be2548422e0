package dev.gauntlet.standalone;

import dev.gauntlet.cli.demo.DemoCommand;
import dev.gauntlet.standalone.command.LocalServer;
import dev.gauntlet.standalone.command.UpCommand;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The root of all commands. */
@Command(
    name = "gauntlet",
    description = "Plays LLM agents through durable, multi-turn battles.",
    synopsisSubcommandLabel = "COMMAND",
    usageHelpAutoWidth = true)
public final class GauntletCommand {

  private GauntletCommand() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    Map<String, String> variables = System.getenv();
    Path home = Path.of(System.getProperty("user.home"));
    CommandLine commands =
        new CommandLine(CommandSpec.forAnnotatedObject(new GauntletCommand()))
            .addSubcommand(new CommandLine.HelpCommand())
            .addSubcommand(new UpCommand(variables, home))
            .addSubcommand(new DemoCommand(new LocalServer(variables, home), variables));
    commands.setParameterExceptionHandler(GauntletCommand::complain);
    commands.setOut(utf8(System.out)).setErr(utf8(System.err));
    LoggingSystem.get(GauntletCommand.class.getClassLoader()).beforeInitialize();
    System.exit(commands.execute(arguments));
  }

  /** One line, and where to read on; the whole help would push it off the screen. */
  private static int complain(CommandLine.ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    String sentence = String.valueOf(wrong.getMessage()).replaceFirst(" \\(java\\..*", "");
    command.getErr().println(sentence);
    command
        .getErr()
        .println("./" + command.getCommandSpec().qualifiedName() + " --help tells more.");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** Whatever the locale says: a transcript is in all the world's letters. */
  private static PrintWriter utf8(OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
