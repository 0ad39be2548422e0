package dev.gauntlet.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.storage.report.RunReport;
import dev.gauntlet.storage.report.RunReports;
import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Outage;
import dev.gauntlet.web.rest.Players;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.workflows.CallPurpose;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report of a run in each of its forms. */
@RestTest
class ReportIT {
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";
  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

  private final Rest rest;
  private final Players players;
  private final Outage outage;
  private final RunReports reports;

  ReportIT(Rest rest, Players players, Outage outage, RunReports reports) {
    this.rest = rest;
    this.players = players;
    this.outage = outage;
    this.reports = reports;
  }

  /** The address of the report of a run that has ended. */
  private String played() {
    return "/api/scale/" + rest.playRun("{}") + "/report";
  }

  private String waiting() {
    try (Outage.Lasting noTemporal = outage.begin()) {
      return rest.startRun("{}");
    }
  }

  @Test
  void isJsonForWhoeverDoesNotCare() {
    String report = played();

    for (Answer answer : List.of(rest.get(report), rest.get(report, "Accept", "*/*"))) {
      assertThat(answer.hasStatus(200).header("Content-Type")).isEqualTo("application/json");
      assertThat(answer.at("/rates/success/k").asInt()).isEqualTo(3);
    }
  }

  @Test
  void isAPageForABrowser() {
    Answer page = rest.get(played(), "Accept", BROWSER).hasStatus(200);

    assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(page.text()).startsWith("<!DOCTYPE html>").contains("3 of 3\u00a0battles");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, application/json",
    "text/html, text/html;charset=UTF-8",
    "application/pdf, application/pdf",
    "text/csv, text/csv;charset=UTF-8",
    "'application/pdf;q=0.5, text/csv', text/csv;charset=UTF-8",
    "'image/png, application/*;q=0.1', application/json"
  })
  void hasTheFormThatIsAccepted(String accepted, String type) {
    Answer answer = rest.get(played(), "Accept", accepted).hasStatus(200);

    assertThat(answer.header("Content-Type")).isEqualTo(type);
    assertThat(String.join(",", answer.headers().allValues("Vary"))).containsIgnoringCase("accept");
  }

  @ParameterizedTest
  @CsvSource({
    ".json, application/json",
    ".html, text/html;charset=UTF-8",
    ".pdf, application/pdf",
    ".csv, text/csv;charset=UTF-8"
  })
  void hasTheFormOfItsSuffixWhateverIsAccepted(String suffix, String type) {
    String report = played() + suffix;

    for (String accepted : List.of("*/*", BROWSER, "text/html", "application/json", "image/png")) {
      Answer answer = rest.get(report, "Accept", accepted).hasStatus(200);
      assertThat(answer.header("Content-Type")).as(accepted).isEqualTo(type);
    }
  }

  @Test
  void namesTheFileThatItIsSavedAs() {
    String id = rest.playRun("{\"runId\": \"v1.2-final_a\"}");
    String report = "/api/scale/" + id + "/report";

    assertThat(rest.get(report + ".pdf").header("Content-Disposition"))
        .isEqualTo("inline; filename=\"report-v1.2-final_a.pdf\"");
    assertThat(rest.get(report, "Accept", "text/csv").header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"report-v1.2-final_a.csv\"");
    assertThat(rest.get(report).header("Content-Disposition")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"report.json", "a.b", "run.pdf", "..."})
  void isFoundForAnIdWithDots(String id) {
    rest.playRun("{\"runId\": \"" + id + "\"}");
    String report = "/api/scale/" + id + "/report";

    assertThat(rest.get(report).hasStatus(200).at("/runId").asString()).isEqualTo(id);
    assertThat(rest.get(report + ".csv").hasStatus(200).text()).contains("\n" + id + ",");
    assertThat(rest.get(report).at("/links/pdf").asString()).isEqualTo(report + ".pdf");
  }

  @Test
  void aPageMayUseItsOwnStyleAndNothingElse() throws Exception {
    Answer page = rest.get(played() + ".html").hasStatus(200);

    String style =
        STYLE
            .matcher(page.text())
            .results()
            .map((MatchResult found) -> found.group(1))
            .findFirst()
            .orElseThrow();
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
    assertThat(page.headers().allValues("Content-Security-Policy"))
        .containsExactly(
            "default-src 'none'; style-src 'sha256-"
                + Base64.getEncoder().encodeToString(hash)
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  }

  @Test
  void aPageStaysOnTheHostThatItCameFrom() {
    Answer page = rest.get(played() + ".html").hasStatus(200);

    assertThat(page.text()).contains("href=\"/battles/").doesNotContain("href=\"http://127");
  }

  @Test
  void aPdfCanBeRead() throws Exception {
    String id = rest.playRun("{}");

    try (PDDocument pdf = Loader.loadPDF(rest.download("/api/scale/" + id + "/report.pdf"))) {
      assertThat(new PDFTextStripper().getText(pdf)).contains(id, "3 of 3");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".json", ".html", ".pdf", ".csv"})
  void isNotThereWhileTheRunGoesOn(String suffix) {
    String id = waiting();

    Answer answer = rest.get("/api/scale/" + id + "/report" + suffix, "Accept", BROWSER);

    assertThat(answer.isProblem(409, "run_not_finished").at("/detail").asString())
        .isEqualTo(
            "The run \"%s\" has not ended: 0 of 3 battles have. Ask again later, or for the part that is there with ?partial=true."
                .formatted(id));
  }

  @Test
  void ofARunningRunIsPartialAndNotKept() {
    players.hold("partial.2", CallPurpose.AGENT, 2);
    String id = rest.startRun("{\"runId\": \"partial\", \"concurrency\": 1}");
    rest.awaitRun(id, status -> status.at("/completed").asInt() == 1);
    String report = "/api/scale/partial/report";

    Answer partial = rest.get(report + "?partial=true").hasStatus(200);

    assertThat(partial.at("/partial").asBoolean()).isTrue();
    assertThat(partial.at("/state").asString()).isEqualTo("running");
    assertThat(partial.at("/finished").asInt()).isEqualTo(1);
    assertThat(partial.at("/runCount").asInt()).isEqualTo(3);
    assertThat(rest.get(report + ".html?partial=true").text()).contains("1 of 3\u00a0battles");
    assertThat(rest.get(report + ".csv?partial=true").hasStatus(200).text()).contains("partial,");
    assertThat(rest.download(report + ".pdf?partial=true")).startsWith('%', 'P', 'D', 'F');
    assertThat(reports.stored(id)).isEmpty();
    players.release("partial.2");
    rest.awaitRunState(id, "completed");
    assertThat(rest.get(report + "?partial=true").at("/partial").asBoolean()).isFalse();
  }

  @Test
  void ofARunWithoutOneIsMadeOnceAndKept() {
    String id = rest.playRun("{}");
    assertThat(reports.stored(id)).isEmpty();

    Answer first = rest.get("/api/scale/" + id + "/report");
    Answer again = rest.get("/api/scale/" + id + "/report");

    assertThat(reports.stored(id)).map(RunReport::finished).contains(3);
    assertThat(again.text()).isEqualTo(first.text());
  }

  @Test
  void countsWhatStatusAndListsCount() {
    String id = rest.playRun("{\"tags\": {\"report\": \"counts\"}}");

    Answer report = rest.get("/api/scale/" + id + "/report");
    Answer status = rest.get("/api/scale/" + id + "/status");
    Answer listed = rest.get("/api/scale?tag=report:counts");

    for (String count : List.of("succeeded", "missed", "uncovered", "failed", "cancelled")) {
      assertThat(report.at("/stats/" + count))
          .isEqualTo(status.at("/" + count))
          .isEqualTo(listed.at("/items/0/" + count));
    }
    assertThat(report.at("/finished")).isEqualTo(status.at("/completed"));
    assertThat(report.at("/usage")).isEqualTo(status.at("/usage"));
    assertThat(report.at("/costUsd")).isEqualTo(listed.at("/items/0/costUsd"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/html", "application/pdf", "text/csv"})
  void ofAnUnknownRunIsAProblem(String accepted) {
    Answer answer = rest.get("/api/scale/nobody/report", "Accept", accepted);

    assertThat(answer.isProblem(404, "not_found").at("/detail").asString())
        .isEqualTo("There is no run \"nobody\".");
  }

  @ParameterizedTest
  @ValueSource(strings = {".json", ".html", ".pdf", ".csv"})
  void ofAnUnknownRunIsAProblemAlsoBySuffix(String suffix) {
    rest.get("/api/scale/nobody/report" + suffix).isProblem(404, "not_found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "text/plain", "application/xml", "not a type"})
  void hasNoOtherForm(String accepted) {
    rest.get(played(), "Accept", accepted).isProblem(406, "not_acceptable");
  }

  @Test
  void namesAParameterThatIsNeitherTrueNorFalse() {
    Answer answer = rest.get(played() + "?partial=maybe").isProblem(400, "invalid_request");

    assertThat(answer.at("/detail").asString())
        .isEqualTo("The parameter partial must be true or false.");
    assertThat(answer.wrongFields()).containsExactly("partial");
  }
}
