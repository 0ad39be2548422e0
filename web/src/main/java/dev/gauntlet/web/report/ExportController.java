package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.ExportedConversation;
import dev.gauntlet.storage.report.RunExport;
import dev.gauntlet.storage.report.RunReport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run for other tools: its conversations with judgements, one a line, or everything in one zip.
 * It is written as it is read, so a run of any size takes little memory.
 */
@Controller
final class ExportController {
  private final ReportReader reports;
  private final RunExport export;
  private final ReportPdf pdf;
  private final ReportContext printed;
  private final JsonMapper mapper;

  ExportController(
      ReportReader reports,
      RunExport export,
      ReportPdf pdf,
      @Value("${gauntlet.public-url:}") String publicUrl,
      JsonMapper mapper) {
    this.reports = reports;
    this.export = export;
    this.pdf = pdf;
    this.printed = new ReportContext(publicUrl);
    this.mapper = mapper;
  }

  @GetMapping("/api/scale/{runId}/export.jsonl")
  void lines(
      @PathVariable String runId,
      @RequestParam(defaultValue = "false") boolean partial,
      HttpServletResponse response)
      throws IOException {
    reports.requireFinished(runId, partial);
    announce(response, "application/x-ndjson", runId + ".jsonl");
    OutputStream out = new BufferedOutputStream(response.getOutputStream());
    writeLines(runId, out);
    out.flush();
  }

  @GetMapping("/api/scale/{runId}/export.zip")
  void zip(
      @PathVariable String runId,
      @RequestParam(defaultValue = "false") boolean partial,
      HttpServletResponse response)
      throws IOException {
    RunReport report = reports.read(runId, partial);
    byte[] document = pdf.render(report, printed);
    announce(response, "application/zip", runId + ".zip");
    ZipOutputStream zip = new ZipOutputStream(response.getOutputStream(), StandardCharsets.UTF_8);
    put(zip, "report.json", mapper.writeValueAsBytes(ReportView.of(report)));
    put(zip, "report.csv", ReportCsv.of(report).getBytes(StandardCharsets.UTF_8));
    put(zip, "report.html", ReportHtml.page(report, printed).getBytes(StandardCharsets.UTF_8));
    put(zip, "report.pdf", document);
    zip.putNextEntry(new ZipEntry("conversations.jsonl"));
    writeLines(runId, zip);
    zip.closeEntry();
    zip.finish();
  }

  private void writeLines(String runId, OutputStream out) throws IOException {
    try {
      export.conversations(runId, conversation -> writeLine(conversation, out));
    } catch (UncheckedIOException readerGone) {
      throw readerGone.getCause();
    }
  }

  private void writeLine(ExportedConversation conversation, OutputStream out) {
    try {
      out.write(mapper.writeValueAsBytes(ConversationView.of(conversation)));
      out.write('\n');
    } catch (IOException readerGone) {
      throw new UncheckedIOException(readerGone);
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static void announce(HttpServletResponse response, String type, String file) {
    response.setContentType(type);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(file).build().toString());
  }
}
