package dev.gauntlet.web.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Bodies;
import dev.gauntlet.web.rest.Outage;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import dev.gauntlet.web.rest.Rows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A run for other tools. */
@RestTest
class ExportIT {
  private final Rest rest;
  private final Outage outage;
  private final Rows rows;

  ExportIT(Rest rest, Outage outage, Rows rows) {
    this.rest = rest;
    this.outage = outage;
    this.rows = rows;
  }

  private static List<JsonNode> lines(String text) {
    assertThat(text).endsWith("\n");
    return text.lines().map(Bodies::read).toList();
  }

  private static List<String> ids(List<JsonNode> lines) {
    return lines.stream().map(line -> line.path("conversationId").asString()).toList();
  }

  private Map<String, String> entries(String zip) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(rest.download(zip)))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return entries;
  }

  @Test
  void isALineForEachConversationInOrder() {
    rest.playRun("{\"runId\": \"lines.v1\", \"runCount\": 12}");

    Answer export = rest.get("/api/scale/lines.v1/export.jsonl").hasStatus(200);

    assertThat(export.header("Content-Type")).isEqualTo("application/x-ndjson");
    assertThat(export.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"lines.v1.jsonl\"");
    List<JsonNode> lines = lines(export.text());
    assertThat(ids(lines)).hasSize(12).startsWith("lines.v1.01").endsWith("lines.v1.12").isSorted();
    assertThat(lines.getLast().path("runIndex").asInt()).isEqualTo(11);
  }

  @Test
  void hasTheMessagesWithTheirJudgements() {
    String id =
        rest.playRun(
            "{\"runCount\": 1, \"scenarios\": [{\"id\": \"x\", \"goal\": \"Grüße, “so”\"}]}");

    JsonNode line = lines(rest.get("/api/scale/" + id + "/export.jsonl").text()).getFirst();

    assertThat(line.path("runId").asString()).isEqualTo(id);
    assertThat(line.path("scenario").asString()).isEqualTo("x");
    assertThat(line.path("goal").asString()).isEqualTo("Grüße, “so”");
    assertThat(line.path("state").asString()).isEqualTo("completed");
    assertThat(line.path("endedReason").asString()).isEqualTo("goal");
    assertThat(line.path("error").isNull()).isTrue();
    assertThat(line.at("/agent/model").asString()).isEqualTo("fake");
    assertThat(line.at("/usage/costUsd").toString()).isEqualTo("0.009");
    assertThat(line.path("messages"))
        .isEqualTo(rest.get("/api/battles/" + id + ".1/messages").at("/messages"));
    assertThat(line.at("/messages/3/judgement/verdict").asString()).isEqualTo("reached");
    assertThat(line.at("/messages/0/judgement").isNull()).isTrue();
  }

  @Test
  void asZipHoldsEverything() throws IOException {
    rest.playRun("{\"runId\": \"whole.v1\"}");
    String zip = "/api/scale/whole.v1/export.zip";

    Answer answer = rest.get(zip).hasStatus(200);
    Map<String, String> entries = entries(zip);

    assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"whole.v1.zip\"");
    assertThat(entries.keySet())
        .containsExactly(
            "report.json", "report.csv", "report.html", "report.pdf", "conversations.jsonl");
    assertThat(Bodies.read(entries.getOrDefault("report.json", "")))
        .isEqualTo(rest.get("/api/scale/whole.v1/report").json());
    assertThat(entries.get("report.csv"))
        .isEqualTo(rest.get("/api/scale/whole.v1/report.csv").text());
    assertThat(entries.get("report.html")).startsWith("<!DOCTYPE html>").contains("whole.v1");
    assertThat(entries.get("report.pdf")).startsWith("%PDF");
    assertThat(entries.get("conversations.jsonl"))
        .isEqualTo(rest.get("/api/scale/whole.v1/export.jsonl").text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsonl", "zip"})
  void ofARunThatGoesOnHasToBeAskedForAsAPart(String form) {
    String id;
    try (Outage.Lasting noTemporal = outage.begin()) {
      id = rest.startRun("{}");
      String export = "/api/scale/" + id + "/export." + form;

      Answer answer = rest.get(export).isProblem(409, "run_not_finished");

      assertThat(answer.at("/detail").asString()).contains("0 of 3 battles", "?partial=true");
      assertThat(answer.header("Content-Disposition")).isNull();
      assertThat(rest.download(export + "?partial=true")).isNotEmpty();
    }
  }

  @Test
  void ofARunThatGoesOnHasWhatIsThere() {
    try (Outage.Lasting noTemporal = outage.begin()) {
      String id = rest.startRun("{}");

      List<JsonNode> lines =
          lines(rest.get("/api/scale/" + id + "/export.jsonl?partial=true").text());

      assertThat(ids(lines)).containsExactly(id + ".1", id + ".2", id + ".3");
      assertThat(lines)
          .allSatisfy(line -> {
            assertThat(line.path("state").asString()).isEqualTo("queued");
            assertThat(line.path("endedReason").isNull()).isTrue();
            assertThat(line.path("messages").isEmpty()).isTrue();
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsonl", "zip"})
  void ofAnUnknownRunIsAProblem(String form) {
    Answer answer = rest.get("/api/scale/nobody/export." + form).isProblem(404, "not_found");

    assertThat(answer.at("/detail").asString()).isEqualTo("There is no run \"nobody\".");
  }

  @Test
  void breaksOffWhenItCannotGoOnSoThatHalfIsNotTakenForAll() {
    try (Outage.Lasting noTemporal = outage.begin()) {
      String id = rest.startRun("{\"runCount\": 60}");
      rows.spoil(id + ".55");

      String export = "/api/scale/" + id + "/export.jsonl?partial=true";

      assertThatThrownBy(() -> rest.get(export)).isInstanceOf(UncheckedIOException.class);
      assertThat(rest.rawGet(export, rest.authority()))
          .contains(" 200 ", id + ".20")
          .doesNotContain(id + ".51", "\"code\"");
    }
  }

  @Test
  void saysWhatFailedWhileNothingIsSent() {
    try (Outage.Lasting noTemporal = outage.begin()) {
      String id = rest.startRun("{}");
      rows.spoil(id + ".2");

      Answer answer = rest.get("/api/scale/" + id + "/export.jsonl?partial=true");

      answer.isProblem(500, "internal");
      assertThat(answer.header("Content-Disposition")).isNull();
    }
  }
}
