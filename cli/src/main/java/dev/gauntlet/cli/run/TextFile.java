package dev.gauntlet.cli.run;

import dev.gauntlet.cli.command.CommandException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A text that a user wrote.
 *
 * @param name what the user calls it
 * @param text what stands in it, without a byte order mark
 */
record TextFile(String name, String text) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static TextFile read(Path file) throws CommandException {
    if (Files.isDirectory(file)) {
      throw CommandException.badInput(file + ": is a folder; name a file in it.");
    }
    try {
      String text = Files.readString(file);
      return new TextFile(
          file.toString(), text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (NoSuchFileException missing) {
      throw CommandException.badInput(file + ": there is no such file.");
    } catch (CharacterCodingException otherEncoding) {
      throw CommandException.badInput(file + ": is not text in UTF-8.");
    } catch (IOException failure) {
      throw CommandException.badInput(file + ": cannot be read (" + failure.getMessage() + ").");
    }
  }

  /** The first character that is not white space; a blank when there is none. */
  char firstCharacter() {
    String stripped = text.stripLeading();
    return stripped.isEmpty() ? ' ' : stripped.charAt(0);
  }

  /** Says what is wrong at a place; line and column count from 1. */
  CommandException wrongAt(int line, int column, String what) {
    return CommandException.badInput(name + ", line " + line + ", column " + column + ": " + what);
  }

  /** Says what is wrong in a line, counted from 1. */
  CommandException wrongAt(int line, String what) {
    return CommandException.badInput(name + ", line " + line + ": " + what);
  }
}
