package dev.gauntlet.cli.rest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One utterance.
 *
 * @param seq its number in the battle, from 1 without gaps
 * @param role {@code user} from the opponent, {@code assistant} from the agent
 * @param author {@code model}, {@code human} or {@code script}
 * @param content the text; null once it was erased
 * @param judgement what the judge said after it, when it has
 */
public record BattleMessage(
    int seq,
    String role,
    @Nullable String author,
    @Nullable String content,
    @Nullable Judgement judgement) {

  /** Whether the agent under test said it. */
  public boolean isAgents() {
    return role.equals("assistant");
  }

  /** What the judge said after it. */
  public Optional<Judgement> judged() {
    return Optional.ofNullable(judgement);
  }
}
