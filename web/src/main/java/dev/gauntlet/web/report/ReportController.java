package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunReport;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A run's report in the form that is asked for, by {@code Accept} or by suffix. */
@Controller
final class ReportController {
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
  private static final String CSP =
      "default-src 'none'; style-src "
          + ReportHtml.styleHash()
          + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final ReportReader reports;
  private final ReportPdf pdf;
  private final ReportContext printed;

  ReportController(
      ReportReader reports, ReportPdf pdf, @Value("${gauntlet.public-url:}") String publicUrl) {
    this.reports = reports;
    this.pdf = pdf;
    this.printed = new ReportContext(publicUrl);
  }

  @GetMapping(path = "/api/scale/{runId}/report", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ReportView> json(
      @PathVariable String runId, @RequestParam(defaultValue = "false") boolean partial) {
    ReportView report = ReportView.of(reports.read(runId, partial));
    return found().contentType(MediaType.APPLICATION_JSON).body(report);
  }

  @GetMapping("/api/scale/{runId}/report.json")
  ResponseEntity<ReportView> jsonBySuffix(
      @PathVariable String runId, @RequestParam(defaultValue = "false") boolean partial) {
    return json(runId, partial);
  }

  /** Its links stay on the host that the reader came by. */
  @GetMapping(path = "/api/scale/{runId}/report", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> html(
      @PathVariable String runId, @RequestParam(defaultValue = "false") boolean partial) {
    String page = ReportHtml.page(reports.read(runId, partial), new ReportContext(""));
    return found().contentType(HTML).header("Content-Security-Policy", CSP).body(page);
  }

  @GetMapping("/api/scale/{runId}/report.html")
  ResponseEntity<String> htmlBySuffix(
      @PathVariable String runId, @RequestParam(defaultValue = "false") boolean partial) {
    return html(runId, partial);
  }

  @GetMapping(path = "/api/scale/{runId}/report", produces = MediaType.APPLICATION_PDF_VALUE)
  ResponseEntity<byte[]> pdf(
      @PathVariable String runId, @RequestParam(defaultValue = "false") boolean partial) {
    RunReport report = reports.read(runId, partial);
    return found()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, named(ContentDisposition.inline(), runId, "pdf"))
        .body(pdf.render(report, printed));
  }

  @GetMapping("/api/scale/{runId}/report.pdf")
  ResponseEntity<byte[]> pdfBySuffix(
      @PathVariable String runId, @RequestParam(defaultValue = "false") boolean partial) {
    return pdf(runId, partial);
  }

  @GetMapping(path = "/api/scale/{runId}/report", produces = "text/csv")
  ResponseEntity<String> csv(
      @PathVariable String runId, @RequestParam(defaultValue = "false") boolean partial) {
    return found()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION, named(ContentDisposition.attachment(), runId, "csv"))
        .body(ReportCsv.of(reports.read(runId, partial)));
  }

  @GetMapping("/api/scale/{runId}/report.csv")
  ResponseEntity<String> csvBySuffix(
      @PathVariable String runId, @RequestParam(defaultValue = "false") boolean partial) {
    return csv(runId, partial);
  }

  /** Kept apart by caches, since one address has several forms. */
  private static ResponseEntity.BodyBuilder found() {
    return ResponseEntity.ok().varyBy(HttpHeaders.ACCEPT);
  }

  private static String named(ContentDisposition.Builder disposition, String runId, String suffix) {
    return disposition.filename("report-" + runId + "." + suffix).build().toString();
  }
}
