package dev.gauntlet.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

class GauntletCommandTests {
  /** The script's own command, which builds and runs the tests. */
  private static final String TEST = "test";

  @ParameterizedTest
  @MethodSource("names")
  void explainsItself(String name) {
    StringWriter out = new StringWriter();
    int exit = commands().setOut(new PrintWriter(out)).execute(name, "--help");
    assertThat(exit).isZero();
    assertThat(out.toString()).contains("Usage: gauntlet " + name, "--help");
  }

  @ParameterizedTest
  @MethodSource("names")
  void tellsItsExitCodes(String name) {
    if (name.equals("help") || name.equals("up")) {
      return;
    }
    CommandLine command = Objects.requireNonNull(commands().getSubcommands().get(name));
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    assertThat(usage.exitCodeList()).containsKey("0").doesNotContainKeys("1", "3");
    assertThat(command.getUsageMessage()).contains("Exit codes:", "Examples:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--tag=x | Invalid value for option '--tag': must have the form KEY=VALUE, but was 'x'",
        "--count=x | Invalid value for option '--count': 'x' is not a whole number",
        "--max-usd=x | Invalid value for option '--max-usd': 'x' is not a number",
        "--nope | Unknown option: '--nope'"
      })
  void saysWhatIsWrongWithAnOption(String option, String sentence) {
    StringWriter err = new StringWriter();
    int exit = commands().setErr(new PrintWriter(err, true)).execute("run", option);
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(sentence, "./gauntlet run --help tells more.");
  }

  @Test
  void isListedByTheScriptCommandByCommand() throws Exception {
    String script = Files.readString(Path.of("../gauntlet"));
    String help = script.substring(script.indexOf("Usage:"), script.indexOf("\nHELP\n"));
    Set<String> listed = new TreeSet<>();
    help.lines()
        .filter(line -> line.matches("  [a-z]+ +[a-z].*"))
        .forEach(line -> listed.add(line.strip().split(" ", 2)[0]));
    Set<String> all = new TreeSet<>(names());
    all.add(TEST);
    assertThat(listed).isEqualTo(all);

    String known =
        script.substring(script.indexOf("case $1 in"), script.indexOf("There is no command"));
    assertThat(all).allSatisfy(name -> assertThat(known).containsPattern("[ |]" + name + "[ )]"));
  }

  static Set<String> names() {
    return commands().getSubcommands().keySet();
  }

  private static CommandLine commands() {
    return GauntletCommand.commands(Map.of(), Path.of("no-home"));
  }
}
