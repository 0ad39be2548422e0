package dev.gauntlet.web.page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages for people. */
@Controller
final class PageController {

  /** Every one is the same document; the modules in it read the address. */
  @GetMapping({
    "/",
    "/battles",
    "/battles/{id}",
    "/transcripts",
    "/runs",
    "/runs/{id}",
    "/start/run",
    "/comparison",
    "/timeline",
    "/agents",
    "/agents/{id}",
    "/templates",
    "/templates/{id}",
    "/search",
    "/health"
  })
  String page() {
    return "forward:/index.html";
  }

  /** The OpenAPI document in Swagger UI. */
  @GetMapping("/docs")
  String docs() {
    return "forward:/docs.html";
  }
}
