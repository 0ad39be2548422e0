package dev.gauntlet.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.cli.RunServer;
import dev.gauntlet.cli.Shell;
import dev.gauntlet.cli.command.ExitCodes;
import dev.gauntlet.cli.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class ReportCommandTests {
  @TempDir private Path folder;
  private final Shell shell = new Shell();

  @Test
  void printsTheShortForm() {
    try (RunServer server = RunServer.ofWholeRun()) {
      assertThat(shell.call(ReportCommand::new, server, "r1")).isZero();
      assertThat(shell.bytesAsText())
          .isEqualTo(
              """
              Run r1
              agent     simulated sim-average
              battles   4, completed

              success   66.7 % (2 of 3) · 95 % interval 20.8 – 93.9 % (wilson)
                        by scenario: 66.7 % (2 of 3) · 95 % interval 10.0 – 100.0 % (clustered)
              coverage  75.0 % · success 50.0 – 75.0 % if the rest is counted
              ends      goal 2 · limit 1 · error 1

              criterion  met  of    rate       interval
              refund       2   3  66.7 %  20.8 – 93.9 %
              number       0   3   0.0 %   0.0 – 56.2 %  optional

              scenario  reached  of     rate        interval     cost  goal
              helmet          2   2  100.0 %  34.2 – 100.0 %   $0.001  Get a refund
              gloves          0   1    0.0 %    0.0 – 79.4 %  unknown  Get larger ones

              turns     p50 3 · p90 4.5
              latency   p50 820 ms · p90 1.9 s
              cost      $0.012 (estimated) · $0.006 a success
              left out  PROVIDER_UNAVAILABLE 1, such as r1-3

              It went well.
              (m at openai)
              """);
      assertThat(shell.err()).isEmpty();
    }
  }

  @Test
  void saysWhatIsUnknown() {
    try (RunServer server = new RunServer()) {
      server.answer(
          "GET /api/scale/r1/report", 200, "{\"runId\":\"r1\",\"rates\":{\"success\":null}}");
      assertThat(shell.call(ReportCommand::new, server, "r1")).isZero();
      assertThat(shell.bytesAsText())
          .contains("success   unknown: no battle could be judged")
          .contains("coverage  unknown")
          .contains("cost      unknown · unknown a success")
          .doesNotContain("$");
    }
  }

  @Test
  void staysWithinTheTerminal() {
    try (RunServer server = RunServer.ofWholeRun()) {
      shell.on(new Terminal(70, false)).call(ReportCommand::new, server, "r1");
      assertThat(shell.bytesAsText().lines())
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(70));
    }
  }

  @Test
  void printsWhatTheServerSaidAsJson() {
    try (RunServer server = RunServer.ofWholeRun()) {
      shell.call(ReportCommand::new, server, "r1", "--format=json");
      assertThat(JsonMapper.shared().readTree(shell.bytesAsText()))
          .isEqualTo(JsonMapper.shared().readTree(RunServer.REPORT));
    }
  }

  @Test
  void printsOneLineOfJsonForJsonl() {
    try (RunServer server = RunServer.ofWholeRun()) {
      shell.call(ReportCommand::new, server, "r1", "--output=jsonl");
      assertThat(shell.outLines()).hasSize(1);
      assertThat(JsonMapper.shared().readTree(shell.out()).path("runId").asString())
          .isEqualTo("r1");
    }
  }

  @Test
  void writesAPdfAsItIs() throws Exception {
    Path file = folder.resolve("r1.pdf");
    try (RunServer server = new RunServer()) {
      server.answer("GET /api/scale/r1/report.pdf", 200, "application/pdf", "%PDF-1.7 \u00e4");
      int exit =
          shell.call(ReportCommand::new, server, "r1", "--format=pdf", "--out", file.toString());
      assertThat(exit).isZero();
      assertThat(Files.readString(file)).isEqualTo("%PDF-1.7 \u00e4");
      assertThat(shell.err()).isEqualTo("Wrote " + file + ".\n");
      assertThat(shell.out()).isEmpty();
    }
  }

  @Test
  void pipesHtmlAndCsvAsTheyAre() {
    try (RunServer server = new RunServer()) {
      server.answer("GET /api/scale/r1/report.csv", 200, "text/csv", "a,b\r\n");
      server.answer("GET /api/scale/r1/report.html", 200, "text/html", "<html>");
      shell.call(ReportCommand::new, server, "r1", "--format=csv");
      shell.call(ReportCommand::new, server, "r1", "--format=html");
      assertThat(shell.bytesAsText()).isEqualTo("a,b\r\n<html>");
    }
  }

  @Test
  void doesNotPrintAPdfOnATerminal() {
    try (RunServer server = new RunServer()) {
      shell.on(new Terminal(80, true, true));
      assertThat(shell.call(ReportCommand::new, server, "r1", "--format=pdf"))
          .isEqualTo(ExitCodes.BAD_INPUT);
      assertThat(shell.err()).contains("add --out r1.pdf");
    }
  }

  @Test
  void saysHowToSeeARunThatGoesOn() {
    try (RunServer server = new RunServer()) {
      server.answer(
          "GET /api/scale/r1/report",
          409,
          "{\"code\":\"run_not_finished\",\"detail\":\"The run goes on.\"}");
      server.answer("GET /api/scale/r1/report?partial=true", 200, "{\"partial\":true}");
      assertThat(shell.call(ReportCommand::new, server, "r1")).isEqualTo(ExitCodes.BAD_INPUT);
      assertThat(shell.err())
          .contains("The run goes on.")
          .contains("--partial")
          .contains("./gauntlet watch r1");
      assertThat(shell.call(ReportCommand::new, server, "r1", "--partial")).isZero();
      assertThat(shell.bytesAsText()).contains("so far");
    }
  }

  @Test
  void saysThatAFileCannotBeWritten() {
    try (RunServer server = RunServer.ofWholeRun()) {
      String file = folder.resolve("none/r1.txt").toString();
      assertThat(shell.call(ReportCommand::new, server, "r1", "--out", file))
          .isEqualTo(ExitCodes.BAD_INPUT);
      assertThat(shell.err()).contains("--out " + file + ": there is no such folder.");
      assertThat(shell.call(ReportCommand::new, server, "r1", "--out", folder.toString()))
          .isEqualTo(ExitCodes.BAD_INPUT);
      assertThat(shell.err()).contains("--out " + folder + ": cannot be written");
    }
  }

  @Test
  void doesNotKnowAFormat() {
    try (RunServer server = new RunServer()) {
      assertThat(shell.call(ReportCommand::new, server, "r1", "--format=doc"))
          .isEqualTo(ExitCodes.BAD_INPUT);
      assertThat(shell.err()).contains("must be one of text, json, html, pdf, csv, but was 'doc'");
    }
  }

  @Test
  void doesNotKnowARun() {
    try (RunServer server = new RunServer()) {
      assertThat(shell.call(ReportCommand::new, server, "none")).isEqualTo(ExitCodes.BAD_INPUT);
      assertThat(shell.call(ReportCommand::new, server, "none", "--format=pdf"))
          .isEqualTo(ExitCodes.BAD_INPUT);
    }
  }
}
