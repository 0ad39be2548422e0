package dev.gauntlet.web.report;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import dev.gauntlet.storage.report.RunReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A report as a PDF, made of the same page, with fonts in it and without asking anything else. */
final class ReportPdf {
  private static final Pattern HEADING = Pattern.compile("<h2 id=\"(\\w+)\">([^<]*)</h2>");
  private static final String MISSING =
      "<p class=\"note\">□ stands for a character that the fonts of this PDF do not have. The folder"
          + " gauntlet.report.font-folder can add some.</p>";

  static {
    PdfLog.install();
  }

  private final ReportProperties properties;
  private @Nullable ReportFonts fonts;

  ReportPdf(ReportProperties properties) {
    this.properties = properties;
  }

  /** The document. */
  byte[] render(RunReport report, ReportContext context) {
    ReportFonts fonts = fonts();
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
    PdfRendererBuilder builder = new PdfRendererBuilder();
    fonts.addTo(builder);
    refuseEverythingOutside(builder);
    try (BatikSVGDrawer drawer = new BatikSVGDrawer()) {
      builder
          .useSVGDrawer(drawer)
          .useReplacementText("□")
          .usePdfUaAccessibility(true)
          .withProducer("Gauntlet")
          .withHtmlContent(printed(ReportHtml.page(report, context), fonts), null)
          .toStream(out)
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the report of run " + report.runId() + " cannot be made a PDF", e);
    }
    return out.toByteArray();
  }

  /** The page with what only paper has: bookmarks, and a word on characters without a glyph. */
  private static String printed(String page, ReportFonts fonts) {
    StringBuilder bookmarks = new StringBuilder("<bookmarks>");
    Matcher heading = HEADING.matcher(page);
    while (heading.find()) {
      bookmarks.append(
          "<bookmark name=\"%s\" href=\"#%s\"/>".formatted(heading.group(2), heading.group(1)));
    }
    String printed = page.replace("</head>", bookmarks.append("</bookmarks></head>"));
    return fonts.lack(page) ? printed.replace("</main>", MISSING + "</main>") : printed;
  }

  private static void refuseEverythingOutside(PdfRendererBuilder builder) {
    for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl((uri, type) -> false, when);
    }
    builder.useProtocolsStreamImplementation(
        uri -> {
          throw new IllegalStateException("a report asked for " + uri);
        },
        "http",
        "https",
        "file",
        "jar",
        "ftp");
  }

  /** Read when the first PDF is asked for. */
  private synchronized ReportFonts fonts() {
    ReportFonts known = fonts;
    if (known == null) {
      known = ReportFonts.with(properties.fontFolder());
      fonts = known;
    }
    return known;
  }
}
