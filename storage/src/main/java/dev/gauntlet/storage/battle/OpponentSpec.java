package dev.gauntlet.storage.battle;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import dev.gauntlet.storage.Text;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import java.util.List;

/** Who talks to the agent. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = OpponentSpec.Simulated.class, name = "simulated"),
  @JsonSubTypes.Type(value = OpponentSpec.Scripted.class, name = "scripted")
})
public sealed interface OpponentSpec {

  /** A few words for a person, without anything that is said. */
  String describe();

  /** Who is asked, in this order; nobody for a script. */
  List<ModelChoice> chain();

  /** The same without its texts. */
  OpponentSpec erased();

  /**
   * A model that plays a user.
   *
   * @param provider the provider's configured name
   * @param model the provider's name of the model
   * @param persona who it plays, with the facts it knows; may be empty
   * @param mayLeave whether it may walk away
   * @param fallbacks who is asked once the provider is out, in this order
   */
  record Simulated(
      String provider,
      String model,
      String persona,
      boolean mayLeave,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<ModelChoice> fallbacks)
      implements OpponentSpec {

    /** Copies the fallbacks. */
    public Simulated {
      fallbacks = List.copyOf(fallbacks);
    }

    @Override
    public List<ModelChoice> chain() {
      return ModelChoice.chain(provider, model, fallbacks);
    }

    @Override
    public OpponentSpec erased() {
      return new Simulated(provider, model, Text.erased(persona), mayLeave, fallbacks);
    }

    @Override
    public String describe() {
      return "a simulated user (" + model + ")";
    }
  }

  /**
   * Fixed lines.
   *
   * @param lines what is said, in order; after an opening line if the battle has one
   */
  record Scripted(List<String> lines) implements OpponentSpec {
    /** Copies the lines. */
    public Scripted {
      lines = List.copyOf(lines);
    }

    @Override
    public List<ModelChoice> chain() {
      return List.of();
    }

    @Override
    public OpponentSpec erased() {
      return new Scripted(lines.stream().map(Text::erased).toList());
    }

    @Override
    public String describe() {
      return "a script of " + lines.size() + " lines";
    }
  }
}
