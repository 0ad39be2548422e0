package dev.gauntlet.web.scale;

import dev.gauntlet.storage.battle.BattleSpec;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.run.NewRun.NewBattle;
import dev.gauntlet.storage.run.RunSpec;
import dev.gauntlet.web.start.Fingerprint;
import dev.gauntlet.web.start.NamedModel;
import dev.gauntlet.web.start.Scene;
import dev.gauntlet.web.start.StartOrder;
import dev.gauntlet.workflows.battle.Lane;
import dev.gauntlet.workflows.scale.RunBattles;
import dev.gauntlet.workflows.statistics.Allocation;
import dev.gauntlet.workflows.statistics.Seeds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run that was asked for, as it is understood.
 *
 * @param runId the id that was asked for, if one was
 * @param battle what the battles play
 * @param battles how many there are
 * @param concurrency how many are played at a time
 * @param budgetMicros what all may spend, or null
 * @param deadlineSeconds how long after its begin it is ended, or null
 * @param seed the seed that was asked for, if one was
 * @param lane the lane of its battles
 * @param tags the tags of its battles
 * @param scenarios what varies between battles
 * @param summarize the model that is to summarise the run, if one is
 * @param webhookUrl where to tell of its end, if anywhere
 */
record RunOrder(
    Optional<String> runId,
    StartOrder battle,
    int battles,
    int concurrency,
    @Nullable Long budgetMicros,
    @Nullable Integer deadlineSeconds,
    Optional<Long> seed,
    Lane lane,
    Map<String, String> tags,
    List<ScenarioBody> scenarios,
    Optional<NamedModel> summarize,
    Optional<String> webhookUrl) {

  private record Asked(RunSpec run, List<ScenarioBody> scenarios) {}

  private record Told(Asked asked, String webhookUrl) {}

  /** Every model that will be asked. */
  List<NamedModel> models() {
    return Stream.concat(battle.models().stream(), summarize.stream()).toList();
  }

  /** Whether its models count against a budget. */
  boolean hasBudget() {
    return budgetMicros != null || battle.spec().maxUsdPerConversation() != null;
  }

  /** Over what was asked for: a seed that is drawn by lot does not count. */
  byte[] fingerprint() {
    RunSpec asked = spec(seed.orElse(0L), List.of());
    Asked all = new Asked(asked, scenarios);
    return Fingerprint.of(runId, webhookUrl.<Object>map(url -> new Told(all, url)).orElse(all));
  }

  RunSpec spec(long seed) {
    return spec(
        seed,
        scenarios.stream()
            .map(scenario ->
                new RunSpec.Scenario(
                    scenario.id(), scenario.weight(), playing(scenario.scene(), seed)))
            .toList());
  }

  private RunSpec spec(long seed, List<RunSpec.Scenario> scenarios) {
    return new RunSpec(
        playing(Scene.AS_IT_IS, seed),
        battles,
        concurrency,
        budgetMicros,
        deadlineSeconds,
        seed,
        scenarios,
        summarize.map(named -> new ModelChoice(named.provider(), named.model())).orElse(null));
  }

  private BattleSpec playing(Scene scene, long seed) {
    return battle.playing(scene, seed, lane, tags);
  }

  /** The battles of the run under this id. */
  List<NewBattle> battles(String id, long seed) {
    Optional<int[]> assigned = assigned();
    return IntStream.range(0, battles)
        .mapToObj(i ->
            new NewBattle(
                RunBattles.id(id, i, battles),
                Seeds.of(seed, i),
                assigned.map(scenario -> scenario[i]).orElse(null)))
        .toList();
  }

  private Optional<int[]> assigned() {
    double[] weights = scenarios.stream().mapToDouble(ScenarioBody::weight).toArray();
    return weights.length == 0
        ? Optional.empty()
        : Optional.of(Allocation.assign(battles, weights));
  }

  /** What a careful person would want to know. */
  List<String> warnings() {
    long played = assigned().stream().flatMapToInt(IntStream::of).distinct().count();
    long idle = scenarios.size() - played;
    return idle == 0
        ? battle.warnings()
        : Stream.concat(
                battle.warnings().stream(),
                Stream.of(
                    idle
                        + " of "
                        + scenarios.size()
                        + " scenarios get no battle: their weights are too small for a runCount of "
                        + battles
                        + "."))
            .toList();
  }
}
