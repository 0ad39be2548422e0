package dev.gauntlet.web.report;

import dev.gauntlet.storage.report.RunComparisons;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
    List<FieldError> errors = new ArrayList<>();
    String first = given("a", a, errors);
    String second = given("b", b, errors);
    if (!errors.isEmpty()) {
      throw new Problem(
          HttpStatus.BAD_REQUEST, "invalid_request", Problem.sentence(errors), errors);
    }
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

  private static String given(String name, @Nullable String value, List<FieldError> errors) {
    if (value == null || value.isBlank()) {
      errors.add(new FieldError(name, "must be the id of a run."));
      return "";
    }
    return value;
  }
}
