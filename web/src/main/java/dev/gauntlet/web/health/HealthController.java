package dev.gauntlet.web.health;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether battles can make progress; 503 when none can. */
@RestController
final class HealthController {
  private final HealthReader reader;

  HealthController(HealthReader reader) {
    this.reader = reader;
  }

  @GetMapping(path = "/api/queue/health", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<HealthView> health() {
    HealthView view = reader.read();
    return ResponseEntity.status(
            view.status().equals(HealthView.DOWN) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
        .body(view);
  }
}
