package dev.gauntlet.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.report.RunReport.Rate;
import org.junit.jupiter.api.Test;

class ReportAnswerTests {

  @Test
  void saysHowOftenTheGoalWasReached() {
    assertThat(sentence(new SampleReport().of(60).ended("goal", 41).ended("limit", 19)))
        .isEqualTo("The agent reached its goal in 41 of 60 battles: 68 %, 95 % interval 56–79 %.");
  }

  @Test
  void saysThatSomeBattlesDoNotCount() {
    SampleReport sample =
        new SampleReport().of(65).ended("goal", 41).ended("limit", 19).ended("error", 5);

    assertThat(sentence(sample))
        .startsWith("The agent reached its goal in 41 of the 60 battles that count: 68 %");
    assertThat(plain(new Answer(sample.make()).coverage()))
        .isEqualTo(
            "5 battles do not count: they ran out of budget or time, failed, or were cancelled."
                + " Had all of them missed, the rate would be 63 %; had all succeeded, 71 %.");
  }

  @Test
  void anUncoveredRunHasNoRate() {
    assertThat(sentence(Samples.allFailed()))
        .isEqualTo(
            "There is no rate: none of the 12 battles that ended says whether the agent reaches its"
                + " goal.");
  }

  @Test
  void aRunThatWaitsHasNoRate() {
    assertThat(sentence(Samples.waiting())).isEqualTo("No battle has ended, so there is no rate.");
  }

  @Test
  void clusteringIsExplainedWhereItMatters() {
    assertThat(plain(new Answer(Samples.full().make()).clustering()))
        .contains("clustered by the 13 scenarios the interval is 52–84 % instead of 56–79 %");
  }

  @Test
  void clusteringThatChangesNothingIsSaidShortly() {
    SampleReport sample = Samples.full();
    Rate wilson = SampleReport.rate(41, 60);
    sample.clustered =
        new Rate(41, 60, wilson.estimate(), wilson.low() + 1e-4, wilson.high(), "clustered", 0.95);

    assertThat(plain(new Answer(sample.make()).clustering()))
        .isEqualTo("Clustering the errors by the 13 scenarios leaves the interval as it is.");
  }

  @Test
  void aNarrowerClusteredIntervalIsNotTheOneToTrust() {
    SampleReport sample = Samples.full();
    Rate wilson = SampleReport.rate(41, 60);
    sample.clustered =
        new Rate(41, 60, wilson.estimate(), wilson.low() + 0.05, wilson.high(), "clustered", 0.95);

    assertThat(plain(new Answer(sample.make()).clustering()))
        .isEqualTo(
            "With errors clustered by the 13 scenarios the interval is 61–79 % instead of 56–79 %."
                + " Where the two differ, the wider one is the safer.");
  }

  private static String sentence(SampleReport sample) {
    return plain(new Answer(sample.make()).sentence());
  }

  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }
}
