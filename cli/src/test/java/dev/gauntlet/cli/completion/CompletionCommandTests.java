package dev.gauntlet.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.cli.run.InitCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CompletionCommandTests {
  @Test
  void completesTheCommandsBesideIt() {
    StringWriter out = new StringWriter();
    int exit =
        new CommandLine(CommandSpec.create().name("gauntlet"))
            .addSubcommand(new CompletionCommand())
            .addSubcommand(new InitCommand())
            .setOut(new PrintWriter(out))
            .execute("completion");
    assertThat(exit).isZero();
    assertThat(out.toString())
        .startsWith("#!/usr/bin/env bash")
        .contains("complete -F _complete_gauntlet")
        .contains("bashcompinit")
        .contains("--force");
  }
}
