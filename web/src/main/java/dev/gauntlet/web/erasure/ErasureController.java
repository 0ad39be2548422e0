package dev.gauntlet.web.erasure;

import dev.gauntlet.storage.erasure.BattleErasure;
import dev.gauntlet.storage.erasure.RunErasure;
import dev.gauntlet.web.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Erases battles and runs that have ended; the answer comes when their content is gone. */
@RestController
final class ErasureController {
  private final BattleErasure battles;
  private final RunErasure runs;

  ErasureController(BattleErasure battles, RunErasure runs) {
    this.battles = battles;
    this.runs = runs;
  }

  @DeleteMapping("/api/battles/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void battle(@PathVariable String id) {
    switch (battles.erase(id)) {
      case ERASED -> {}
      case OPEN ->
          throw new Problem(
              HttpStatus.CONFLICT,
              "battle_running",
              "The battle has not ended, so nothing was erased; cancel it first.");
      case NOT_THERE -> throw Problem.noSuchBattle(id);
    }
  }

  @DeleteMapping("/api/scale/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void run(@PathVariable String id) {
    switch (runs.erase(id)) {
      case ERASED -> {}
      case OPEN ->
          throw new Problem(
              HttpStatus.CONFLICT,
              "run_not_finished",
              "The run has not ended with all its battles, so nothing was erased; cancel it first.");
      case NOT_THERE -> throw Problem.noSuchRun(id);
    }
  }
}
