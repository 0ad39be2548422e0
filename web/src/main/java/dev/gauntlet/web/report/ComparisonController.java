package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunComparisons;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.web.list.ListRequest;
import dev.gauntlet.web.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Two runs side by side. */
@RestController
final class ComparisonController {
  private final RunQueries runs;
  private final RunComparisons comparisons;

  ComparisonController(RunQueries runs, RunComparisons comparisons) {
    this.runs = runs;
    this.comparisons = comparisons;
  }

  @GetMapping("/api/comparisons")
  ComparisonView compare(
      @RequestParam(required = false) @Nullable String a,
      @RequestParam(required = false) @Nullable String b) {
    ListRequest request = new ListRequest();
    String first = request.requiredId("a", a);
    String second = request.requiredId("b", b);
    request.check();
    for (String id : List.of(first, second)) {
      if (runs.find(id).isEmpty()) {
        throw Problem.noSuchRun(id);
      }
    }
    return comparisons
        .of(first, second)
        .map(ComparisonView::of)
        .orElseThrow(() -> Problem.noSuchRun(first));
  }
}
