package dev.gauntlet.web.battle;

import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.battle.Retries;
import dev.gauntlet.storage.battle.Retry;
import dev.gauntlet.web.body.JsonBody;
import dev.gauntlet.web.body.ReasonBody;
import dev.gauntlet.web.problem.Problem;
import dev.gauntlet.web.temporal.BattleRemote;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets battles go on that have failed. */
@RestController
final class RetryController {
  private static final String BY = "api";

  private final Retries retries;
  private final BattleQueries queries;
  private final BattleRemote remote;
  private final JsonBody bodies;
  private final String temporalUi;

  RetryController(
      Retries retries,
      BattleQueries queries,
      BattleRemote remote,
      JsonBody bodies,
      String temporalUi) {
    this.retries = retries;
    this.queries = queries;
    this.remote = remote;
    this.bodies = bodies;
    this.temporalUi = temporalUi;
  }

  @PostMapping(path = "/api/battles/{id}/retry", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<BattleController.Accepted> retry(
      @PathVariable String id, HttpServletRequest request) throws IOException {
    String reason = ReasonBody.read(bodies.read(request));
    return switch (retries.retry(id, BY, reason)) {
      case Retry.GoesOn goesOn -> accepted(id, goesOn.generation());
      case Retry.NotFailed other ->
          throw new Problem(
              HttpStatus.CONFLICT,
              "not_failed",
              "Only a battle that has failed can be retried; this one is "
                  + other.state().word()
                  + ".");
      case Retry.RunOpen run ->
          throw new Problem(
              HttpStatus.CONFLICT,
              "run_not_finished",
              "The battle is part of the run \""
                  + run.runId()
                  + "\", which goes on: retry the battle when the run has ended.");
      case Retry.Erased erased ->
          throw new Problem(
              HttpStatus.CONFLICT,
              "battle_erased",
              "What was asked and said in the battle is erased, so it cannot go on.");
      case Retry.NotThere notThere -> throw Problem.noSuchBattle(id);
    };
  }

  private ResponseEntity<BattleController.Accepted> accepted(String id, int generation) {
    BattleRow battle = queries.find(id).orElseThrow(() -> Problem.noSuchBattle(id));
    remote.startAgain(id, generation, battle.spec().summary());
    return ResponseEntity.accepted()
        .body(
            new BattleController.Accepted(
                id, id, battle.state().word(), List.of(), Links.of(id, temporalUi)));
  }
}
