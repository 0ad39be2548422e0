package dev.gauntlet.activities.provider.simulated;

import dev.gauntlet.activities.provider.AnswerListener;
import dev.gauntlet.activities.provider.ModelProvider;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.ModelResponse;
import dev.gauntlet.activities.provider.ModelResponse.Finish;
import dev.gauntlet.activities.provider.PromptMessage;
import dev.gauntlet.activities.provider.ProviderException;
import dev.gauntlet.activities.provider.Scene;
import dev.gauntlet.activities.provider.TokenCount;
import dev.gauntlet.workflows.FailureType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plays opponent, agent and judge from the scene, and sums runs up, without a model and without a
 * network. The same seed of a battle and the same key of a call give the same answer, in every
 * process.
 *
 * <p>Tokens are four characters each and marked as estimated, since no tokenizer is behind them.
 */
public final class SimulatedProvider implements ModelProvider {
  /** The name of the provider. */
  public static final String NAME = "simulated";

  private static final int CHARACTERS_PER_TOKEN = 4;

  /** So many texts are kept as they were read; a run of any size needs one. */
  private static final int MOST_CASTS = 500;

  private final SimulatedSettings settings;
  private final Phrases phrases = Phrases.load();
  private final Faults faults;
  private final Map<String, Cast> casts = new ConcurrentHashMap<>();

  /**
   * @param settings how long answers take and what goes wrong
   */
  public SimulatedProvider(SimulatedSettings settings) {
    this.settings = settings;
    this.faults = new Faults(settings);
  }

  /**
   * The models, the most able agent first: {@code sim-capable} reaches 85 % of its goals, mostly in
   * 2 to 5 exchanges, {@code sim-average} half of them, {@code sim-hopeless} none. As opponent or
   * judge they are all alike.
   */
  public static List<String> models() {
    return SimulatedModel.labels();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ModelResponse call(ModelRequest request) throws ProviderException, InterruptedException {
    return call(request, AnswerListener.NOBODY);
  }

  @Override
  public ModelResponse call(ModelRequest request, AnswerListener listener)
      throws ProviderException, InterruptedException {
    SimulatedModel model =
        SimulatedModel.labelled(request.model()).orElseThrow(() -> unknown(request.model()));
    Chance battle = battle(request.scene());
    Chance call =
        battle.of(
            "%s %d %d"
                .formatted(request.key().purpose(), request.key().seq(), request.key().ordinal()));
    Optional<FailureType> fault = faults.next(request.key(), call);
    if (fault.filter(FailureType.RATE_LIMITED::equals).isPresent()) {
      throw rateLimited(request.model());
    }
    Duration latency = latency(call);
    if (latency.compareTo(request.deadline()) > 0) {
      Thread.sleep(request.deadline());
      throw late(request.deadline());
    }
    if (fault.isPresent()) {
      Thread.sleep(latency);
      throw unavailable(request.model());
    }
    ModelResponse response = response(request, answer(request, model, battle, call));
    Typing.type(response.text(), latency, listener);
    return response;
  }

  /** What is decided once for a battle; another goal is another battle, whatever its seed. */
  static Chance battle(Scene scene) {
    return new Chance(scene.seed()).of("battle").of(scene.goal());
  }

  private String answer(ModelRequest request, SimulatedModel model, Chance battle, Chance call) {
    Scene scene = request.scene();
    return switch (request.key().purpose()) {
      case OPPONENT -> new SimulatedOpponent(phrases, scene, cast(scene), battle, call).line();
      case AGENT -> new SimulatedAgent(phrases, scene, cast(scene), model, battle, call).line();
      case JUDGE -> {
        SimulatedJudge judge = new SimulatedJudge(phrases, scene, call);
        yield call.happens("malformed", settings.malformedJudgement())
            ? judge.malformed()
            : judge.judgement();
      }
      case SUMMARY -> SimulatedSummary.of(Objects.requireNonNull(scene.recap()));
    };
  }

  private Cast cast(Scene scene) {
    if (casts.size() > MOST_CASTS) {
      casts.clear();
    }
    return casts.computeIfAbsent(
        scene.goal() + '\0' + scene.persona(), text -> Cast.of(scene, phrases));
  }

  private Duration latency(Chance call) {
    double factor = 1 + settings.jitter() * (2 * call.unit("latency") - 1);
    return Duration.ofNanos((long) (settings.latency().toNanos() * factor));
  }

  private static ModelResponse response(ModelRequest request, String text) {
    int longest = Math.multiplyExact(request.settings().maxTokens(), CHARACTERS_PER_TOKEN);
    boolean cut = text.length() > longest;
    String answer = cut ? text.substring(0, longest) : text;
    int input = tokens(request.systemPrompt());
    for (PromptMessage message : request.messages()) {
      input += tokens(message.content());
    }
    return new ModelResponse(
        answer,
        cut ? Finish.LENGTH : Finish.STOP,
        new TokenCount(input, 0, tokens(answer), 0, true),
        request.model());
  }

  private static int tokens(String text) {
    return Math.ceilDiv(text.length(), CHARACTERS_PER_TOKEN);
  }

  private ProviderException rateLimited(String model) {
    return new ProviderException(
        FailureType.RATE_LIMITED,
        "The provider simulated plays a rate limit for %s, as it is set to.".formatted(model),
        settings.retryAfter(),
        "{\"error\":{\"code\":\"simulated_rate_limit\"}}");
  }

  private static ProviderException late(Duration deadline) {
    return new ProviderException(
        FailureType.UNAVAILABLE,
        "The provider simulated did not answer within %s s: its latency is set higher than that."
            .formatted(deadline.toMillis() / 1000.0),
        null,
        "");
  }

  private static ProviderException unavailable(String model) {
    return new ProviderException(
        FailureType.UNAVAILABLE,
        "The provider simulated plays an outage for %s, as it is set to.".formatted(model),
        null,
        "{\"error\":{\"code\":\"simulated_outage\"}}");
  }

  private static ProviderException unknown(String model) {
    return new ProviderException(
        FailureType.NOT_FOUND,
        "The provider simulated knows no model %s: it has %s."
            .formatted(model, String.join(", ", SimulatedModel.labels())),
        null,
        "");
  }
}
