package dev.gauntlet.cli.command;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a choice by its word and, for a word that is none of them, names them all. */
public abstract class WordConverter<E extends Enum<E>> implements ITypeConverter<E> {
  private final Class<E> choices;

  /**
   * @param choices an enum whose {@code toString} is the word
   */
  protected WordConverter(Class<E> choices) {
    this.choices = choices;
  }

  @Override
  public final E convert(String word) {
    return Arrays.stream(choices.getEnumConstants())
        .filter(choice -> choice.toString().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "must be one of "
                    + Arrays.stream(choices.getEnumConstants())
                        .map(Enum::toString)
                        .collect(Collectors.joining(", "))
                    + ", but was '"
                    + word
                    + "'"));
  }
}
