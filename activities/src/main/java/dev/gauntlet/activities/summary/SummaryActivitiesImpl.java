package dev.gauntlet.activities.summary;

import dev.gauntlet.activities.call.JournaledCalls;
import dev.gauntlet.activities.call.Outcome;
import dev.gauntlet.activities.call.PlannedCall;
import dev.gauntlet.activities.call.StepFailures;
import dev.gauntlet.activities.provider.ModelRequest;
import dev.gauntlet.activities.provider.TokenCounter;
import dev.gauntlet.storage.battle.BattleSpec.ModelChoice;
import dev.gauntlet.storage.journal.Answer;
import dev.gauntlet.storage.journal.Journal;
import dev.gauntlet.storage.journal.StoredCall;
import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReport.Summary;
import dev.gauntlet.storage.report.RunReport.Summary.Failure;
import dev.gauntlet.storage.report.RunSummaries;
import dev.gauntlet.storage.report.RunTranscripts;
import dev.gauntlet.storage.report.RunTranscripts.Conversation;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.storage.run.RunRow;
import dev.gauntlet.workflows.CallKey;
import dev.gauntlet.workflows.FailureType;
import dev.gauntlet.workflows.battle.Asking;
import dev.gauntlet.workflows.battle.Standing.Wanted;
import dev.gauntlet.workflows.scale.SummaryActivities;
import dev.gauntlet.workflows.scale.SummaryCommand;
import dev.gauntlet.workflows.scale.SummaryResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Buys summaries: what a model writes about a run after it has read a sample of it. */
public final class SummaryActivitiesImpl implements SummaryActivities {
  private static final String UNREADABLE =
      "The model's answer could not be read, also when it was asked again: ";

  private final RunQueries runs;
  private final RunTranscripts transcripts;
  private final RunSummaries summaries;
  private final Function<String, Optional<RunReport>> reports;
  private final Journal journal;
  private final JournaledCalls calls;
  private final TokenCounter counter = new TokenCounter();

  /**
   * @param runs where runs are found
   * @param transcripts what was said in them
   * @param summaries where it is stored what a model wrote
   * @param reports the numbers of a run as it is now
   * @param journal where calls are written down
   * @param calls makes them
   */
  public SummaryActivitiesImpl(
      RunQueries runs,
      RunTranscripts transcripts,
      RunSummaries summaries,
      Function<String, Optional<RunReport>> reports,
      Journal journal,
      JournaledCalls calls) {
    this.runs = runs;
    this.transcripts = transcripts;
    this.summaries = summaries;
    this.reports = reports;
    this.journal = journal;
    this.calls = calls;
  }

  @Override
  public SummaryResult summarise(SummaryCommand command) {
    return StepFailures.inOwnWords(() -> buy(command));
  }

  private SummaryResult buy(SummaryCommand command) {
    RunRow run = open(command.runId());
    ModelChoice choice = choice(run);
    CallKey key = CallKey.ofSummary(run.id(), command.ordinal());
    Material material = material(run, choice.model());
    PlannedCall planned =
        PlannedCall.of(run, choice.provider(), request(material, key, choice.model()));
    StoredCall stored =
        calls.make(planned, Outcome.storedBy(answer -> store(key, material, choice, answer)));
    boolean unread = SummaryAnswer.read(stored.answer().response()) instanceof SummaryAnswer.Unread;
    return new SummaryResult(unread && !Asking.of(key.ordinal()).again(), stored.spent());
  }

  private RunRow open(String runId) {
    return runs.find(runId)
        .filter(run -> !run.state().isEnd() && run.wanted() != Wanted.CANCEL)
        .orElseThrow(() -> StepFailures.forGood(FailureType.CANCELLED, "The run is over."));
  }

  private static ModelChoice choice(RunRow run) {
    ModelChoice choice = run.summarize();
    if (choice == null) {
      throw new IllegalArgumentException("no summary was ordered of run " + run.id());
    }
    return choice;
  }

  private Material material(RunRow run, String model) {
    List<String> sample = Sample.of(transcripts.draw(run.id(), Sample.MOST));
    List<Conversation> conversations = transcripts.read(sample);
    return new Material(
        run,
        model,
        reports.apply(run.id()).orElseThrow(),
        conversations,
        new Excerpts(tokens(model)).of(conversations));
  }

  private ModelRequest request(Material material, CallKey key, String model) {
    if (!Asking.of(key.ordinal()).again()) {
      return SummaryPrompt.question(material, key, tokens(model));
    }
    String unread =
        journal
            .find(CallKey.ofSummary(material.run().id(), key.ordinal() - 1))
            .map(call -> call.answer().response())
            .orElse("");
    return switch (SummaryAnswer.read(unread)) {
      case SummaryAnswer.Read read -> SummaryPrompt.question(material, key, tokens(model));
      case SummaryAnswer.Unread why ->
          SummaryPrompt.repair(material, key, tokens(model), unread, why.why());
    };
  }

  private ToIntFunction<String> tokens(String model) {
    return text -> counter.count(model, text);
  }

  private StoredCall store(CallKey key, Material material, ModelChoice choice, Answer answer) {
    String runId = material.run().id();
    return switch (SummaryAnswer.read(answer.response())) {
      case SummaryAnswer.Read read ->
          journal.storeWith(
              key, answer, () -> summaries.store(runId, written(material, choice, answer, read)));
      case SummaryAnswer.Unread unread when Asking.of(key.ordinal()).again() ->
          journal.storeWith(
              key, answer, () -> summaries.store(runId, unread(material, choice, answer, unread)));
      case SummaryAnswer.Unread unread -> journal.storeUnread(key, answer);
    };
  }

  private static Summary written(
      Material material, ModelChoice choice, Answer answer, SummaryAnswer.Read read) {
    return new Summary(
        choice.provider(),
        answer.answeredBy(),
        read.summary(),
        read.rationale(),
        read.revisedPrompt(),
        material.read(),
        null);
  }

  private static Summary unread(
      Material material, ModelChoice choice, Answer answer, SummaryAnswer.Unread unread) {
    return new Summary(
        choice.provider(),
        answer.answeredBy(),
        null,
        null,
        null,
        material.read(),
        new Failure("UNREADABLE", UNREADABLE + unread.why()));
  }
}
