package dev.gauntlet.cli.completion;

import dev.gauntlet.cli.command.ExitCodes;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gauntlet completion}: prints a completion script for bash and zsh. Needs no server. */
@Command(
    name = "completion",
    description = "Prints a script with which bash and zsh complete commands and options.",
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(./gauntlet completion)",
      "      for this shell, bash or zsh",
      "  ./gauntlet completion >~/.local/share/bash-completion/completions/gauntlet",
      "      for every bash to come",
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = "0:the script is printed")
public final class CompletionCommand implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this.")
  @SuppressWarnings("UnusedVariable") // picocli reads the option, not the field
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  /** Completes the commands beside it. */
  public CompletionCommand() {}

  @Override
  public Integer call() {
    CommandLine self = Objects.requireNonNull(spec).commandLine();
    CommandLine root = self;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    self.getOut().print(AutoComplete.bash(root.getCommandName(), root));
    self.getOut().flush();
    return ExitCodes.DONE;
  }
}
