package dev.gauntlet.web.page;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The entry points of the API. */
@RestController
final class EntryController {

  record Entry(String name, Links links) {}

  record Links(
      String start,
      String battles,
      String startRun,
      String runs,
      String agents,
      String promptTemplates,
      String estimate,
      String comparisons,
      String search,
      String timeline,
      String providers,
      String webhooks,
      String health,
      String openapi,
      String docs) {}

  @GetMapping("/api")
  Entry entry() {
    return new Entry(
        "gauntlet",
        new Links(
            "/api/battles/start",
            "/api/battles",
            "/api/scale/start",
            "/api/scale",
            "/api/agents",
            "/api/prompt-templates",
            "/api/estimate",
            "/api/comparisons",
            "/api/search",
            "/api/timeline",
            "/api/providers",
            "/api/webhooks",
            "/api/queue/health",
            "/api/openapi.json",
            "/docs"));
  }
}
