package dev.gauntlet.web.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fonts of the PDF: DejaVu for Latin, Greek, Cyrillic and more, then whatever a folder adds for
 * other scripts. None of the machine is used, so a report looks the same everywhere.
 */
final class ReportFonts {
  private static final Logger log = LoggerFactory.getLogger(ReportFonts.class);
  private static final String DEJAVU = "/net/sf/jasperreports/fonts/dejavu/";
  private static final Set<FSFontUseCase> DOCUMENT = EnumSet.of(FSFontUseCase.DOCUMENT);
  private static final Set<FSFontUseCase> FALLBACK = EnumSet.of(FSFontUseCase.FALLBACK_FINAL);

  private final List<ReportFont> fonts;

  private ReportFonts(List<ReportFont> fonts) {
    this.fonts = List.copyOf(fonts);
  }

  static ReportFonts with(@Nullable Path folder) {
    List<ReportFont> fonts = new ArrayList<>();
    fonts.add(dejavu("Report Sans", 400, "DejaVuSansCondensed.ttf", DOCUMENT));
    fonts.add(dejavu("Report Sans", 700, "DejaVuSansCondensed-Bold.ttf", DOCUMENT));
    fonts.add(dejavu("Report Mono", 400, "DejaVuSansMono.ttf", DOCUMENT));
    fonts.add(dejavu("Report Mono", 700, "DejaVuSansMono-Bold.ttf", DOCUMENT));
    fonts.add(dejavu("Report Fallback", 400, "DejaVuSans.ttf", FALLBACK));
    if (folder != null) {
      fonts.addAll(in(folder));
    }
    return new ReportFonts(fonts);
  }

  void addTo(PdfRendererBuilder builder) {
    fonts.forEach(font -> font.addTo(builder));
  }

  /** Whether some character of the text is in none of the fonts. */
  boolean lack(String text) {
    return text.codePoints()
        .filter(point -> point >= 0x20)
        .distinct()
        .anyMatch(point -> fonts.stream().noneMatch(font -> font.has(point)));
  }

  private static ReportFont dejavu(
      String family, int weight, String file, Set<FSFontUseCase> uses) {
    try {
      return ReportFont.of(family, weight, uses, () -> resource(DEJAVU + file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private static InputStream resource(String path) throws IOException {
    InputStream resource = ReportFonts.class.getResourceAsStream(path);
    if (resource == null) {
      throw new IOException(path + " is not on the class path");
    }
    return resource;
  }

  private static List<ReportFont> in(Path folder) {
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(ReportFonts::isFont).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "gauntlet.report.font-folder is " + folder + ", which cannot be read", e);
    }
    List<ReportFont> fonts = new ArrayList<>();
    for (Path file : files) {
      try {
        String family = "Report Folder " + fonts.size();
        fonts.add(ReportFont.of(family, 400, FALLBACK, () -> Files.newInputStream(file)));
      } catch (IOException | RuntimeException e) {
        log.atWarn()
            .addKeyValue("file", file)
            .addKeyValue("reason", e.getMessage())
            .log("A font cannot be embedded and is left out");
      }
    }
    return fonts;
  }

  private static boolean isFont(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".ttf") || name.endsWith(".otf");
  }
}
