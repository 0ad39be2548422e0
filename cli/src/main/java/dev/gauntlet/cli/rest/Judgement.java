package dev.gauntlet.cli.rest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the judge said after an agent message.
 *
 * @param verdict {@code reached}, {@code not_yet} or {@code unparsable}
 * @param rationale why, in the judge's words; may be empty
 */
public record Judgement(String verdict, String rationale) {
  /** Reads an absent rationale as an empty one. */
  public Judgement(String verdict, @Nullable String rationale) {
    this.verdict = verdict;
    this.rationale = Objects.requireNonNullElse(rationale, "");
  }
}
