package dev.gauntlet.cli.run;

import dev.gauntlet.cli.command.ExitCodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gauntlet init}: writes an example of a run file. Needs no server. */
@Command(
    name = "init",
    description = "Writes an example of a run: offline, explained, ready to play.",
    sortOptions = false,
    usageHelpAutoWidth = true,
    footerHeading = "%nExamples:%n",
    footer = {"  gauntlet init", "  gauntlet init refunds.yaml && gauntlet run -f refunds.yaml"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the file is written", "2:the file is there already, or cannot be written"})
public final class InitCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = "run.yaml",
      description = "What it is called (default: ${DEFAULT-VALUE}).")
  private Path file = Path.of("run.yaml");

  @Option(names = "--force", description = "Write over a file that is there.")
  private boolean force;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this.")
  @SuppressWarnings("UnusedVariable") // picocli reads the option, not the field
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  /** Writes where it is called. */
  public InitCommand() {}

  @Override
  public Integer call() {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    try {
      Files.write(file, example(), options());
    } catch (FileAlreadyExistsException there) {
      err.println(file + ": is there already. Name another file, or write over it with --force.");
      return ExitCodes.BAD_INPUT;
    } catch (NoSuchFileException noFolder) {
      err.println(file + ": there is no such folder.");
      return ExitCodes.BAD_INPUT;
    } catch (IOException failure) {
      err.println(file + ": cannot be written (" + failure.getMessage() + ").");
      return ExitCodes.BAD_INPUT;
    }
    spec.commandLine().getOut().println("Wrote " + file + ". Play it: ./gauntlet run -f " + file);
    return ExitCodes.DONE;
  }

  private OpenOption[] options() {
    return force
        ? new OpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING}
        : new OpenOption[] {StandardOpenOption.CREATE_NEW};
  }

  private static byte[] example() {
    try (InputStream example = InitCommand.class.getResourceAsStream("example-run.yaml")) {
      return Objects.requireNonNull(example, "example-run.yaml").readAllBytes();
    } catch (IOException brokenJar) {
      throw new UncheckedIOException(brokenJar);
    }
  }
}
