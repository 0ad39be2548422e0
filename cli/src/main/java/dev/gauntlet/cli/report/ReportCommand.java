package dev.gauntlet.cli.report;

import dev.gauntlet.cli.command.CommandException;
import dev.gauntlet.cli.command.Console;
import dev.gauntlet.cli.command.ExitCodes;
import dev.gauntlet.cli.command.ServerCommand;
import dev.gauntlet.cli.command.Surroundings;
import dev.gauntlet.cli.command.Talk;
import dev.gauntlet.cli.command.WordConverter;
import dev.gauntlet.cli.rest.Answer;
import dev.gauntlet.cli.rest.ProblemException;
import dev.gauntlet.cli.rest.RunReport;
import dev.gauntlet.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gauntlet report}: the report of a run on standard output, or in a file. */
@Command(
    name = "report",
    description = "Prints the report of a run, or writes it to a file.",
    footer = {
      "  gauntlet report r1",
      "  gauntlet report r1 --format pdf --out r1.pdf",
      "  gauntlet report r1 --partial",
      "      what is there while the run goes on",
    },
    exitCodeList = {
      "0:the report is printed or written",
      "2:the run is unknown or goes on, or the file cannot be written",
      "4:no server answers, or it was lost",
    })
public final class ReportCommand extends ServerCommand {
  private static final Terminal FILE = new Terminal(80, false);

  @Parameters(paramLabel = "ID", description = "The run.")
  private String run = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Format.Converter.class,
      description = "text, json, html, pdf or csv (default: what --output says).")
  private @Nullable Format format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where it is written (default: standard output).")
  private @Nullable Path file;

  @Option(names = "--partial", description = "While the run goes on, take the part that is there.")
  private boolean partial;

  /** The forms a report has. */
  private enum Format {
    TEXT,
    JSON,
    HTML,
    PDF,
    CSV;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static final class Converter extends WordConverter<Format> {
      Converter() {
        super(Format.class);
      }
    }
  }

  /**
   * @param around what the command finds around it
   */
  public ReportCommand(Surroundings around) {
    super(around);
  }

  @Override
  protected int talk(Talk talk) throws CommandException, InterruptedException {
    try {
      report(talk);
      return ExitCodes.DONE;
    } catch (ProblemException problem) {
      if (problem.problem().code().equals("run_not_finished")) {
        throw CommandException.badInput(
            problem.problem().inWords()
                + "\nAdd --partial for the part that is there, or follow it with ./gauntlet watch "
                + run
                + talk.serverOption());
      }
      throw problem;
    }
  }

  private void report(Talk talk) throws CommandException, InterruptedException {
    Console console = talk.console();
    if (format == null && file == null && !console.isText()) {
      console.json(talk.runs().report(run, partial).json());
      return;
    }
    Format chosen = format != null ? format : console.isText() ? Format.TEXT : Format.JSON;
    if (chosen == Format.PDF && file == null && console.terminal().redraws()) {
      throw CommandException.badInput(
          "A PDF is not for a terminal: add --out " + run + ".pdf, or redirect standard output.");
    }
    write(bytes(talk, chosen), talk);
  }

  private byte[] bytes(Talk talk, Format chosen) throws InterruptedException {
    return switch (chosen) {
      case TEXT -> {
        Answer<RunReport> report = talk.runs().report(run, partial);
        Terminal terminal = file == null ? talk.console().terminal() : FILE;
        yield utf8(ReportText.of(report.value(), terminal));
      }
      case JSON -> utf8(Console.pretty(talk.runs().report(run, partial).json()));
      case HTML, PDF, CSV -> talk.runs().document(run, chosen.toString(), partial);
    };
  }

  private void write(byte[] bytes, Talk talk) throws CommandException {
    try {
      if (file == null) {
        talk.around().bytes().write(bytes);
        talk.around().bytes().flush();
      } else {
        Files.write(file, bytes);
        talk.console().say("Wrote " + file + ".");
      }
    } catch (NoSuchFileException noFolder) {
      throw CommandException.badInput("--out " + file + ": there is no such folder.");
    } catch (IOException failure) {
      throw CommandException.badInput(
          (file == null ? "Standard output" : "--out " + file)
              + ": cannot be written ("
              + failure.getMessage()
              + ").");
    }
  }

  private static byte[] utf8(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
