package dev.gauntlet.web.estimate;

import dev.gauntlet.web.body.JsonBody;
import dev.gauntlet.web.door.Caller;
import dev.gauntlet.web.scale.RunReader;
import dev.gauntlet.web.start.StartOrder;
import dev.gauntlet.web.start.StartReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Estimates over REST. */
@RestController
final class EstimateController {
  private final StartReader battles;
  private final RunReader runs;
  private final Estimator estimator;
  private final JsonBody bodies;

  EstimateController(StartReader battles, RunReader runs, Estimator estimator, JsonBody bodies) {
    this.battles = battles;
    this.runs = runs;
    this.estimator = estimator;
    this.bodies = bodies;
  }

  @PostMapping(
      path = "/api/estimate",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  EstimateView estimate(HttpServletRequest request) throws IOException {
    JsonNode body = bodies.read(request);
    if (body.has("battle") || body.has("runCount")) {
      RunReader.Reading run = runs.dryRun(body, Caller.of(request));
      return estimator.estimate(Order.of(run.spec()), run.warnings());
    }
    StartOrder battle = battles.read(body);
    return estimator.estimate(Order.of(battle.spec()), battle.warnings());
  }
}
