package dev.gauntlet.web.report;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the PDF library's talk in our log, and low: most of it is about rules for browsers. */
final class PdfLog implements XRLogger {
  private static final Logger log = LoggerFactory.getLogger("dev.gauntlet.web.report.pdf");

  /** Takes the place of the library's own log, which writes to the console. */
  static void install() {
    XRLog.setLoggerImpl(new PdfLog());
  }

  @Override
  public void log(String where, Level level, String message) {
    log.debug("{}: {}", level, message);
  }

  @Override
  public void log(String where, Level level, String message, Throwable cause) {
    log.debug("{}: {}", level, message, cause);
  }

  @Override
  public void setLevel(String logger, Level level) {
    // Ours is the one of the logging configuration.
  }

  @Override
  public boolean isLogLevelEnabled(Diagnostic diagnostic) {
    return log.isDebugEnabled();
  }
}
