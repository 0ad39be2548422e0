package dev.gauntlet.web.report;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReportSnapshotTests {

  @Test
  void aFullReportLooksAsItDid() throws IOException {
    Snapshot.assertSame("full.html", page(Samples.full()));
  }

  @Test
  void aSimulatedReportLooksAsItDid() throws IOException {
    Snapshot.assertSame("simulated.html", page(Samples.simulated()));
  }

  @Test
  void aReportWithoutARateLooksAsItDid() throws IOException {
    Snapshot.assertSame("all-failed.html", page(Samples.allFailed()));
  }

  @Test
  void aTableLooksAsItDid() throws IOException {
    Snapshot.assertSame("full.csv", ReportCsv.of(Samples.full().make()));
  }

  /** The style has a file of its own. */
  private static String page(SampleReport sample) {
    return Pages.html(sample).replace(ReportHtml.style(), "");
  }
}
