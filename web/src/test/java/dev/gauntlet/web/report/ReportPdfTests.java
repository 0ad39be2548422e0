package dev.gauntlet.web.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ReportPdfTests {
  private static final ReportPdf PDF = new ReportPdf(new ReportProperties(null));

  /** In DejaVu Serif, and in none of the fonts that every PDF has. */
  private static final String RARE = "\u2904";

  static List<SampleReport> samples() {
    return Pages.samples();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void nothingRunsOutOfThePage(SampleReport sample) throws IOException {
    try (PDDocument document = document(PDF, sample)) {
      assertThat(positions(document))
          .isNotEmpty()
          .allSatisfy(glyph -> {
            assertThat(glyph.getX()).isGreaterThan(45);
            assertThat(glyph.getX() + glyph.getWidth()).isLessThan(595.3f - 45);
            assertThat(glyph.getY()).isBetween(20f, 842f - 20);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyFontIsEmbedded(SampleReport sample) throws IOException {
    try (PDDocument document = document(PDF, sample)) {
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
          assertThat(font.getName()).contains("DejaVu");
        }
      }
    }
  }

  @Test
  void everyPageSaysWhichRunAndWhichPage() throws IOException {
    try (PDDocument document = document(PDF, Samples.full())) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isBetween(3, 6);
      for (int page = 1; page <= pages; page++) {
        assertThat(text(document, page))
            .contains("Gauntlet · run checkout-7")
            .contains("Page " + page + " of " + pages);
      }
    }
  }

  @Test
  void everyPageOfASimulatedRunSaysThatItIs() throws IOException {
    try (PDDocument document = document(PDF, Samples.simulated())) {
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        assertThat(text(document, page)).contains("run demo · simulated");
      }
    }
  }

  @Test
  void theAnswerCanBeSearched() throws IOException {
    try (PDDocument document = document(PDF, Samples.full())) {
      assertThat(text(document, 1))
          .containsIgnoringWhitespaces(
              "The agent reached its goal in 41 of the 60 battles that count: 68 %,"
                  + " 95 % interval 56–79 %.")
          .contains("refund-promised");
    }
  }

  @Test
  void theHeadOfATableIsOnEachOfItsPages() throws IOException {
    try (PDDocument document = document(PDF, Samples.manyScenarios(100))) {
      List<String> pages = new ArrayList<>();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        String text = text(document, page);
        if (text.contains("Goal number")) {
          pages.add(text);
        }
      }
      assertThat(pages)
          .hasSizeGreaterThan(1)
          .allMatch(page -> page.contains("Scenario") && page.contains("Cost"));
    }
  }

  @Test
  void aLongPromptIsThereToItsEnd() throws IOException {
    SampleReport sample = Samples.hostile();
    try (PDDocument document = document(PDF, sample)) {
      assertThat(text(document, null).chars().filter(c -> c == 'x').count())
          .isGreaterThanOrEqualTo(10_000);
    }
  }

  @Test
  void knowsItsTitleAndAuthorAndLanguage() throws IOException {
    try (PDDocument document = document(PDF, Samples.full())) {
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Run checkout-7: report");
      assertThat(document.getDocumentInformation().getAuthor()).isEqualTo("Gauntlet");
      assertThat(document.getDocumentCatalog().getLanguage()).startsWith("en");
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(document.getDocumentCatalog().getDocumentOutline().children())
          .hasSizeGreaterThan(5);
    }
  }

  @Test
  void latinGreekAndCyrillicAreReadable() throws IOException {
    try (PDDocument document = document(PDF, Samples.scripts())) {
      assertThat(text(document, null))
          .contains("Καλημέρα κόσμε", "Здравствуй, мир", "zażółć gęślą jaźń");
    }
  }

  @Test
  void aCharacterWithoutAGlyphIsABoxAndExplained() throws IOException {
    try (PDDocument document = document(PDF, Samples.scripts())) {
      assertThat(text(document, null))
          .contains("□□□")
          .contains("□ stands for a character that the fonts of this PDF do not have");
    }
    try (PDDocument document = document(PDF, Samples.full())) {
      assertThat(text(document, null)).doesNotContain("□");
    }
  }

  @Test
  void aFolderAddsFonts(@TempDir Path folder) throws IOException {
    try (InputStream serif = font("DejaVuSerif.ttf")) {
      Files.copy(serif, folder.resolve("More.TTF"));
    }
    Files.writeString(folder.resolve("readme.txt"), "not a font");
    SampleReport sample = Samples.partial();
    sample.runId = "arrow" + RARE;

    try (PDDocument document = document(new ReportPdf(new ReportProperties(folder)), sample)) {
      assertThat(text(document, null)).contains("arrow" + RARE).doesNotContain("□");
    }
    try (PDDocument document = document(PDF, sample)) {
      assertThat(text(document, null)).contains("arrow□");
    }
  }

  @Test
  void aFontThatCannotBeEmbeddedIsLeftOutAndSaid(@TempDir Path folder, CapturedOutput output)
      throws IOException {
    Files.writeString(folder.resolve("broken.ttf"), "not a font at all");

    try (PDDocument document =
        document(new ReportPdf(new ReportProperties(folder)), Samples.partial())) {
      assertThat(document.getNumberOfPages()).isPositive();
    }
    assertThat(output).contains("A font cannot be embedded and is left out");
  }

  @Test
  void aFolderThatIsNotThereIsNamed(@TempDir Path folder) {
    ReportPdf pdf = new ReportPdf(new ReportProperties(folder.resolve("nowhere")));

    assertThatThrownBy(() -> pdf.render(Samples.partial().make(), Samples.CONTEXT))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageMatching("gauntlet.report.font-folder is .*nowhere, which cannot be read");
  }

  @Test
  void rendersWithoutAWord(CapturedOutput output) {
    PDF.render(Samples.full().make(), Samples.CONTEXT);

    assertThat(output.getAll().lines().filter(line -> !line.contains("DEBUG"))).isEmpty();
  }

  private static PDDocument document(ReportPdf pdf, SampleReport sample) throws IOException {
    return Loader.loadPDF(pdf.render(sample.make(), Samples.CONTEXT));
  }

  private static InputStream font(String file) {
    InputStream font =
        ReportPdfTests.class.getResourceAsStream("/net/sf/jasperreports/fonts/dejavu/" + file);
    assertThat(font).isNotNull();
    return font;
  }

  private static String text(PDDocument document, @Nullable Integer page) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    if (page != null) {
      stripper.setStartPage(page);
      stripper.setEndPage(page);
    }
    return stripper.getText(document).replace('\u00a0', ' ');
  }

  private static List<TextPosition> positions(PDDocument document) throws IOException {
    List<TextPosition> all = new ArrayList<>();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition text) {
            if (!text.getUnicode().isBlank()) {
              all.add(text);
            }
          }
        };
    stripper.getText(document);
    return all;
  }
}
