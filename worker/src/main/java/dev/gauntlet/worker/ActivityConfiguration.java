package dev.gauntlet.worker;

import dev.gauntlet.activities.call.Audience;
import dev.gauntlet.activities.call.DailyBudget;
import dev.gauntlet.activities.call.Heartbeats;
import dev.gauntlet.activities.call.InFlightCalls;
import dev.gauntlet.activities.call.JournaledCalls;
import dev.gauntlet.activities.call.LiveAnswers;
import dev.gauntlet.activities.judge.JudgingActivitiesImpl;
import dev.gauntlet.activities.judge.RuleJudge;
import dev.gauntlet.activities.limit.Limits;
import dev.gauntlet.activities.recording.RecordingActivitiesImpl;
import dev.gauntlet.activities.run.RunActivities;
import dev.gauntlet.activities.run.RunControlActivitiesImpl;
import dev.gauntlet.activities.run.RunRecordingActivitiesImpl;
import dev.gauntlet.activities.summary.SummaryActivitiesImpl;
import dev.gauntlet.activities.turn.TurnActivitiesImpl;
import dev.gauntlet.storage.battle.BattleProgress;
import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.Judgements;
import dev.gauntlet.storage.battle.Transcripts;
import dev.gauntlet.storage.journal.Journal;
import dev.gauntlet.storage.report.RunReports;
import dev.gauntlet.storage.report.RunSummaries;
import dev.gauntlet.storage.report.RunTranscripts;
import dev.gauntlet.storage.run.BattlesOfRun;
import dev.gauntlet.storage.run.RunProgress;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.storage.signal.Deltas;
import dev.gauntlet.worker.provider.ConfiguredProviders;
import dev.gauntlet.workflows.battle.JudgingActivities;
import dev.gauntlet.workflows.battle.RecordingActivities;
import dev.gauntlet.workflows.battle.TurnActivities;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** What the activities are made of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BudgetProperties.class)
public class ActivityConfiguration {

  @Bean
  WorkerId workerId() {
    return WorkerId.next();
  }

  @Bean
  InFlightCalls inFlightCalls() {
    return new InFlightCalls();
  }

  @Bean
  Heartbeats heartbeats() {
    return new Heartbeats();
  }

  @Bean
  Audience audience() {
    return new Audience(InstantSource.system());
  }

  @Bean
  LiveAnswers liveAnswers(Audience audience, Deltas deltas) {
    return new LiveAnswers(audience, deltas::send);
  }

  @Bean
  Limits limits(ConfiguredProviders providers, MeterRegistry registry) {
    return new Limits(providers.limits(), registry);
  }

  @Bean
  JournaledCalls journaledCalls(
      Journal journal,
      BattleProgress progress,
      ConfiguredProviders providers,
      InFlightCalls inFlight,
      Heartbeats heartbeats,
      LiveAnswers live,
      Limits limits,
      WorkerId id,
      BudgetProperties budget) {
    return new JournaledCalls(
        journal,
        progress,
        providers.providers(),
        inFlight,
        heartbeats,
        live,
        limits,
        id.value(),
        new DailyBudget(budget.microsPerDay().orElse(null), InstantSource.system()));
  }

  @Bean
  TurnActivities turnActivities(Transcripts transcripts, Journal journal, JournaledCalls calls) {
    return new TurnActivitiesImpl(transcripts, journal, calls);
  }

  @Bean
  JudgingActivities judgingActivities(
      Transcripts transcripts, Journal journal, JournaledCalls calls) {
    return new JudgingActivitiesImpl(transcripts, journal, calls);
  }

  @Bean
  RecordingActivities recordingActivities(
      BattleProgress progress,
      BattleQueries queries,
      Transcripts transcripts,
      Judgements judgements,
      TransactionOperations transactions,
      RunReports reports,
      @Value("${gauntlet.public-url:}") String publicUrl,
      MeterRegistry meters) {
    RuleJudge judge = new RuleJudge(transcripts, judgements, transactions);
    return new RecordingActivitiesImpl(
        progress, queries, judge, reports::store, pages(publicUrl), meters);
  }

  @Bean
  RunActivities runActivities(
      WorkflowClient client,
      RunProgress progress,
      RunQueries queries,
      BattlesOfRun battles,
      BattleProgress battleProgress,
      RunReports reports,
      RunSummaries summaries,
      RunTranscripts transcripts,
      Journal journal,
      JournaledCalls calls,
      @Value("${gauntlet.public-url:}") String publicUrl) {
    return new RunActivities(
        new RunRecordingActivitiesImpl(
            progress, queries, battles, battleProgress, summaries, pages(publicUrl)),
        new RunControlActivitiesImpl(client, battles, battleProgress, reports::store),
        new SummaryActivitiesImpl(queries, transcripts, summaries, reports::of, journal, calls));
  }

  private static Optional<String> pages(String publicUrl) {
    return Optional.of(publicUrl).filter(url -> !url.isBlank());
  }
}
