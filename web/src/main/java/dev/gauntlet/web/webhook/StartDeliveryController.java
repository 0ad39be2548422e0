package dev.gauntlet.web.webhook;

import dev.gauntlet.storage.battle.BattleQueries;
import dev.gauntlet.storage.battle.BattleRow;
import dev.gauntlet.storage.run.RunQueries;
import dev.gauntlet.storage.run.RunRow;
import dev.gauntlet.storage.webhook.DeliveryAttempts;
import dev.gauntlet.storage.webhook.DeliveryQueries;
import dev.gauntlet.storage.webhook.DeliveryRow;
import dev.gauntlet.web.problem.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was delivered to the {@code webhookUrl} of a battle's or a run's start, over REST. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
final class StartDeliveryController {
  private final BattleQueries battles;
  private final RunQueries runs;
  private final DeliveryQueries queries;
  private final DeliveryAttempts attempts;

  StartDeliveryController(
      BattleQueries battles, RunQueries runs, DeliveryQueries queries, DeliveryAttempts attempts) {
    this.battles = battles;
    this.runs = runs;
    this.queries = queries;
    this.attempts = attempts;
  }

  /** All there are: one for each end, of which a battle that is retried has some. */
  record Deliveries(List<DeliveryView> items) {
    static Deliveries of(List<DeliveryRow> rows) {
      return new Deliveries(rows.stream().map(DeliveryView::whole).toList());
    }
  }

  @GetMapping("/battles/{id}/deliveries")
  Deliveries ofBattle(@PathVariable String id) {
    return Deliveries.of(battleDeliveries(id));
  }

  @PostMapping("/battles/{id}/deliveries/{delivery}/resend")
  ResponseEntity<DeliveryView> resendOfBattle(
      @PathVariable String id, @PathVariable String delivery) {
    return resend(battleDeliveries(id), delivery);
  }

  @GetMapping("/scale/{id}/deliveries")
  Deliveries ofRun(@PathVariable String id) {
    return Deliveries.of(runDeliveries(id));
  }

  @PostMapping("/scale/{id}/deliveries/{delivery}/resend")
  ResponseEntity<DeliveryView> resendOfRun(@PathVariable String id, @PathVariable String delivery) {
    return resend(runDeliveries(id), delivery);
  }

  private List<DeliveryRow> battleDeliveries(String id) {
    BattleRow battle = battles.find(id).orElseThrow(() -> Problem.noSuchBattle(id));
    return queries.ofBattle(battle.id());
  }

  private List<DeliveryRow> runDeliveries(String id) {
    RunRow run = runs.find(id).orElseThrow(() -> Problem.noSuchRun(id));
    return queries.ofRun(run.id());
  }

  private ResponseEntity<DeliveryView> resend(List<DeliveryRow> deliveries, String id) {
    if (deliveries.stream().noneMatch(delivery -> delivery.id().equals(id))) {
      throw new Problem(
          HttpStatus.NOT_FOUND,
          "not_found",
          "There is no delivery \""
              + Problem.shortened(id)
              + "\" to the webhookUrl of this start.");
    }
    attempts.sendAgain(id);
    return queries
        .find(id)
        .map(row -> ResponseEntity.accepted().body(DeliveryView.whole(row)))
        .orElseThrow();
  }
}
