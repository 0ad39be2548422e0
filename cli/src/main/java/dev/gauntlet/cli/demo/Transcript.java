package dev.gauntlet.cli.demo;

import dev.gauntlet.cli.rest.BattleMessage;
import dev.gauntlet.cli.rest.Judgement;
import dev.gauntlet.cli.terminal.Ink;
import dev.gauntlet.cli.terminal.Prose;
import dev.gauntlet.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;

/**
 * Prints a battle. What was said stands behind a bar, what Gauntlet says stands without one, so
 * that no message can pass for a judgement.
 */
final class Transcript {
  private static final String BAR = "│ ";
  private static final int LABEL_COLUMNS = 10;
  private static final int INDENT = 2;

  private final PrintWriter out;
  private final Terminal terminal;

  Transcript(PrintWriter out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** A label and what it names. */
  void fact(String label, String text) {
    hanging(head(label), LABEL_COLUMNS, LABEL_COLUMNS, Ink.PLAIN, text);
  }

  /** A label and a line to copy, never folded. */
  void toCopy(String label, String text) {
    out.println(head(label) + text);
    out.flush();
  }

  private String head(String label) {
    return terminal.paint(Ink.QUIET, label + " ".repeat(LABEL_COLUMNS - label.length()));
  }

  void blank() {
    out.println();
    out.flush();
  }

  void message(BattleMessage message) {
    Ink ink = message.isAgents() ? Ink.AGENT : Ink.USER;
    String who = message.isAgents() ? "agent" : "user";
    String author = Objects.requireNonNullElse(message.author(), "model");
    out.println();
    out.println(
        terminal.paint(Ink.STRONG, terminal.paint(ink, message.seq() + " " + who))
            + (author.equals("model")
                ? ""
                : terminal.paint(Ink.QUIET, " (" + Prose.line(author) + ")")));
    String content = message.content();
    for (String line :
        Prose.fold(content == null ? "(erased)" : content, terminal.columns() - BAR.length())) {
      out.println((terminal.paint(ink, BAR) + line).stripTrailing());
    }
    out.flush();
  }

  void judgement(String verdict, String rationale) {
    String words;
    Ink ink;
    switch (verdict) {
      case "reached" -> {
        words = "✓ reached";
        ink = Ink.GOOD;
      }
      case "not_yet" -> {
        words = "○ not yet";
        ink = Ink.OPEN;
      }
      case "unparsable" -> {
        words = "? the judge's answer could not be read";
        ink = Ink.BAD;
      }
      default -> {
        words = Prose.line(verdict);
        ink = Ink.QUIET;
      }
    }
    String why = Prose.line(rationale);
    String head = why.isEmpty() ? words : words + ": ";
    hanging(terminal.paint(ink, head), head.length(), INDENT, Ink.QUIET, why);
  }

  void judgement(Judgement judgement) {
    judgement(judgement.verdict(), judgement.rationale());
  }

  /** Something that happened besides what was said. */
  void quiet(String text) {
    hanging(terminal.paint(Ink.QUIET, "· "), INDENT, INDENT, Ink.QUIET, text);
  }

  void ending(Ink ink, String text) {
    out.println();
    for (String line : Prose.fold(text, terminal.columns())) {
      out.println(terminal.paint(Ink.STRONG, terminal.paint(ink, line)));
    }
    out.flush();
  }

  void plain(String text) {
    for (String line : Prose.fold(text, terminal.columns())) {
      out.println(line);
    }
    out.flush();
  }

  /** A head and a text behind it, whose further lines are indented. */
  private void hanging(String head, int headColumns, int indent, Ink ink, String text) {
    List<String> lines =
        Prose.fold(Prose.line(text), terminal.columns() - indent, headColumns - indent);
    String before = head;
    for (String line : lines.isEmpty() ? List.of("") : lines) {
      out.println((before + (line.isEmpty() ? "" : terminal.paint(ink, line))).stripTrailing());
      before = " ".repeat(indent);
    }
    out.flush();
  }
}
