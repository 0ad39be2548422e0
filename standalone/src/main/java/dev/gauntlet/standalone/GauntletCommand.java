package dev.gauntlet.standalone;

import dev.gauntlet.cli.command.ExitCodes;
import dev.gauntlet.cli.command.Surroundings;
import dev.gauntlet.cli.completion.CompletionCommand;
import dev.gauntlet.cli.control.CancelCommand;
import dev.gauntlet.cli.control.ListCommand;
import dev.gauntlet.cli.control.PauseCommand;
import dev.gauntlet.cli.control.ResumeCommand;
import dev.gauntlet.cli.control.RetryCommand;
import dev.gauntlet.cli.control.StatusCommand;
import dev.gauntlet.cli.demo.DemoCommand;
import dev.gauntlet.cli.report.CompareCommand;
import dev.gauntlet.cli.report.ReportCommand;
import dev.gauntlet.cli.run.InitCommand;
import dev.gauntlet.cli.run.RunCommand;
import dev.gauntlet.cli.run.WatchCommand;
import dev.gauntlet.standalone.bench.BenchCommand;
import dev.gauntlet.standalone.bench.WatchersCommand;
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
    CommandLine commands = commands(variables, home);
    commands.setExecutionExceptionHandler(GauntletCommand::fail);
    commands.setOut(utf8(System.out)).setErr(utf8(System.err));
    LoggingSystem.get(GauntletCommand.class.getClassLoader()).beforeInitialize();
    System.exit(commands.execute(arguments));
  }

  static CommandLine commands(Map<String, String> variables, Path home) {
    LocalServer server = new LocalServer(variables, home);
    Surroundings starting = Surroundings.ofProcess(server, variables);
    Surroundings running = Surroundings.ofProcess(server::openRunning, variables);
    return new CommandLine(CommandSpec.forAnnotatedObject(new GauntletCommand()))
        .addSubcommand(new CommandLine.HelpCommand())
        .addSubcommand(new UpCommand(variables, home))
        .addSubcommand(new DemoCommand(server, variables))
        .addSubcommand(new InitCommand())
        .addSubcommand(new RunCommand(starting))
        .addSubcommand(new WatchCommand(running))
        .addSubcommand(new ListCommand(running))
        .addSubcommand(new StatusCommand(running))
        .addSubcommand(new CancelCommand(running))
        .addSubcommand(new PauseCommand(running))
        .addSubcommand(new ResumeCommand(running))
        .addSubcommand(new RetryCommand(running))
        .addSubcommand(new ReportCommand(running))
        .addSubcommand(new CompareCommand(running))
        .addSubcommand(
            new CommandLine(new BenchCommand(variables))
                .addSubcommand(new WatchersCommand(variables)))
        .addSubcommand(new CompletionCommand())
        .setParameterExceptionHandler(GauntletCommand::complain);
  }

  /** One line, and where to read on; the whole help would push it off the screen. */
  private static int complain(CommandLine.ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    String sentence =
        String.valueOf(wrong.getMessage())
            .replaceFirst(" \\(java\\..*", "")
            .replaceFirst(
                "^Value for option option ('.*?') \\(.*\\) should be in (.*) format but was (.*)$",
                "Invalid value for option $1: must have the form $2, but was '$3'")
            .replaceFirst("cannot convert ('.*') to BigDecimal$", "$1 is not a number")
            .replaceFirst("is not an? (int|long)$", "is not a whole number");
    command.getErr().println(sentence);
    command
        .getErr()
        .println("./" + command.getCommandSpec().qualifiedName() + " --help tells more.");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** A fault of ours; 1 would say that a gate is closed. */
  private static int fail(Exception fault, CommandLine command, CommandLine.ParseResult arguments) {
    command.getErr().println("Something is wrong with Gauntlet itself:");
    fault.printStackTrace(command.getErr());
    return ExitCodes.COULD_NOT_RUN;
  }

  /** Whatever the locale says: a transcript is in all the world's letters. */
  private static PrintWriter utf8(OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
