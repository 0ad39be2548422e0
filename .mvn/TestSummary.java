import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * Sums up the test reports of all modules for {@code ./gauntlet test}: {@code java TestSummary.java
 * ROOT}. Names what failed and what was skipped and why; the last line is the count. Exits with 1
 * when a test failed or none ran.
 */
class TestSummary {

  private int passed;
  private final List<String> failed = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();

  public static void main(String[] arguments) throws Exception {
    var summary = new TestSummary();
    for (Path report : reports(Path.of(arguments[0]))) {
      summary.add(report);
    }
    summary.print();
    System.exit(summary.failed.isEmpty() && summary.passed > 0 ? 0 : 1);
  }

  private static List<Path> reports(Path root) throws IOException {
    List<Path> reports = new ArrayList<>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path module : modules.sorted().toList()) {
        for (String kind : List.of("surefire-reports", "failsafe-reports")) {
          Path folder = module.resolve("target").resolve(kind);
          if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
              files
                  .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                  .sorted()
                  .forEach(reports::add);
            }
          }
        }
      }
    }
    return reports;
  }

  private void add(Path report) throws Exception {
    var cases =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      add((Element) cases.item(i));
    }
  }

  private void add(Element test) {
    String name = test.getAttribute("classname") + "." + test.getAttribute("name");
    if (has(test, "failure") || has(test, "error")) {
      failed.add(name + reason(test, has(test, "failure") ? "failure" : "error"));
    } else if (has(test, "skipped")) {
      skipped.add(name + reason(test, "skipped"));
    } else {
      passed++;
    }
  }

  private static boolean has(Element test, String child) {
    return test.getElementsByTagName(child).getLength() > 0;
  }

  private static String reason(Element test, String child) {
    var element = (Element) test.getElementsByTagName(child).item(0);
    String message = element.getAttribute("message");
    return (message.isBlank() ? element.getTextContent() : message)
        .strip()
        .lines()
        .findFirst()
        .map(line -> ": " + line.replaceFirst("^[\\w.]*TestAbortedException: ", ""))
        .orElse("");
  }

  private void print() {
    skipped.forEach(test -> System.out.println("skipped  " + test));
    failed.forEach(test -> System.out.println("FAILED   " + test));
    System.out.printf(
        "%d passed, %d failed, %d skipped%n", passed, failed.size(), skipped.size());
  }
}
