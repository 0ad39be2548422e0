package dev.gauntlet.workflows.battle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.gauntlet.workflows.Spent;
import org.jspecify.annotations.Nullable;

/**
 * What came of a judging request.
 *
 * @param verdict the verdict, or null when the answer could not be read and a repair is due
 * @param spent what it used, over all attempts
 */
public record JudgingResult(@Nullable Verdict verdict, Spent spent) implements Bought {

  @Override
  @JsonIgnore
  public boolean unusable() {
    return verdict == null;
  }
}
