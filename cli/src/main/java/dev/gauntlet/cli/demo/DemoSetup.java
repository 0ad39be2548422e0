package dev.gauntlet.cli.demo;

import dev.gauntlet.cli.rest.ProviderCard;
import dev.gauntlet.cli.rest.StartBattle;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The battle that the options describe. */
final class DemoSetup {
  private static final String OPENAI = "openai";
  private static final String SIMULATED = "simulated";

  /** A model that each provider has and that costs little. */
  private static final Map<String, String> MODELS =
      Map.of(OPENAI, "gpt-4.1-mini", SIMULATED, "sim-capable");

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description =
          "Who runs the model (default: openai when OPENAI_API_KEY is set, else simulated, which"
              + " is offline).")
  private @Nullable String provider;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The model under test (default: gpt-4.1-mini, simulated: sim-capable).")
  private @Nullable String model;

  @Option(
      names = "--goal",
      paramLabel = "TEXT",
      description = "What the simulated user wants (default: ${DEFAULT-VALUE}).",
      defaultValue = "The agent confirms a refund for the damaged helmet of order 4711.")
  private String goal = "";

  @Option(
      names = "--persona",
      paramLabel = "TEXT",
      description = "Who the simulated user is (default: ${DEFAULT-VALUE}).",
      defaultValue =
          "Mara, friendly and short of time. Her order 4711 came yesterday; the helmet in it is"
              + " cracked.")
  private String persona = "";

  @Option(
      names = "--system-prompt",
      paramLabel = "TEXT",
      description = "What the agent is told to be (default: ${DEFAULT-VALUE}).",
      defaultValue =
          "You answer for a small bicycle shop. Be brief and kind. Damaged goods are refunded"
              + " within 30 days; ask for the order number before you decide.")
  private String systemPrompt = "";

  @Option(
      names = "--message-limit",
      paramLabel = "N",
      description = "End after this many messages (default: ${DEFAULT-VALUE}).",
      defaultValue = "12")
  private int messageLimit;

  @Option(
      names = "--max-usd",
      paramLabel = "USD",
      description = "End when this much is spent (default: no budget).")
  private @Nullable BigDecimal maxUsd;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Makes chance repeatable, as far as the provider does.")
  private @Nullable Long seed;

  @Option(names = "--may-leave", description = "The simulated user may lose patience and leave.")
  private boolean mayLeave;

  /** An option that the server's providers cannot satisfy. */
  static final class WrongException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongException(String message) {
      super(message);
    }
  }

  /**
   * The battle to start.
   *
   * @param offered the providers of the server
   * @throws WrongException when no such battle can be played there
   */
  StartBattle battle(List<ProviderCard> offered, Map<String, String> environment)
      throws WrongException {
    String chosen = provider != null ? provider : usual(environment);
    Optional<ProviderCard> card =
        offered.stream().filter(offer -> offer.name().equals(chosen)).findFirst();
    if (card.isEmpty()) {
      throw new WrongException(
          "--provider "
              + chosen
              + ": the server does not know it. It has: "
              + offered.stream().map(ProviderCard::name).collect(Collectors.joining(", "))
              + ".");
    }
    if (!card.get().configured()) {
      throw new WrongException(
          "--provider "
              + chosen
              + ": the server has no key for it. Start the server with the key in its environment,"
              + " or use --provider simulated.");
    }
    if (provider == null && chosen.equals(SIMULATED) && isRealModel()) {
      throw new WrongException(
          "--model "
              + model
              + ": no --provider is named and OPENAI_API_KEY is not set, so the offline provider"
              + " would play. Set the key, or name the provider.");
    }
    return new StartBattle(
        new StartBattle.Agent(chosen, model(card.get()), systemPrompt),
        new StartBattle.Opponent("simulated", persona, mayLeave),
        goal,
        messageLimit,
        maxUsd,
        seed);
  }

  static boolean isSimulated(StartBattle battle) {
    return battle.agent().provider().equals(SIMULATED);
  }

  private static String usual(Map<String, String> environment) {
    return environment.getOrDefault("OPENAI_API_KEY", "").isBlank() ? SIMULATED : OPENAI;
  }

  private boolean isRealModel() {
    return model != null && !model.startsWith("sim-");
  }

  private String model(ProviderCard card) throws WrongException {
    if (model != null) {
      return model;
    }
    String usual = MODELS.get(card.name());
    if (usual == null) {
      String some =
          card.models().stream()
              .map(ProviderCard.Model::name)
              .limit(8)
              .collect(Collectors.joining(", "));
      throw new WrongException(
          "--provider "
              + card.name()
              + " needs a --model"
              + (some.isEmpty() ? "." : ", such as " + some + "."));
    }
    return usual;
  }
}
