package dev.gauntlet.web.report;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A font that goes into the PDF.
 *
 * @param family its name in the style sheet
 * @param weight 400 or 700
 * @param uses where it is looked into
 * @param source opens its file
 * @param glyphs what it has
 */
record ReportFont(
    String family,
    int weight,
    Set<FSFontUseCase> uses,
    FSSupplier<InputStream> source,
    CmapLookup glyphs) {

  /** Where a font's bytes come from. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  /**
   * Reads a font and makes sure that it can be embedded.
   *
   * @throws IOException when it cannot: no TrueType outlines, or its licence bits forbid it
   */
  static ReportFont of(String family, int weight, Set<FSFontUseCase> uses, Source source)
      throws IOException {
    byte[] bytes;
    try (InputStream in = source.open()) {
      bytes = in.readAllBytes();
    }
    TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
    try (PDDocument trial = new PDDocument()) {
      PDType0Font.load(trial, font, true);
    }
    return new ReportFont(family, weight, uses, () -> opened(source), font.getUnicodeCmapLookup());
  }

  void addTo(PdfRendererBuilder builder) {
    builder.useFont(source, family, weight, FontStyle.NORMAL, true, uses);
  }

  boolean has(int codePoint) {
    return glyphs.getGlyphId(codePoint) != 0;
  }

  private static InputStream opened(Source source) {
    try {
      return source.open();
    } catch (IOException e) {
      throw new UncheckedIOException("a font can no longer be read", e);
    }
  }
}
