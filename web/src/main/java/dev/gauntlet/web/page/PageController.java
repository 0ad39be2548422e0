package dev.gauntlet.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages for people. */
@Controller
final class PageController {

  /** Every one is the same document; the modules in it read the address. */
  @GetMapping({"/", "/battles/{id}"})
  String page() {
    return "forward:/index.html";
  }

  /** The OpenAPI document in Swagger UI. */
  @GetMapping("/docs")
  String docs() {
    return "forward:/docs.html";
  }

  /** A run has no page of its own yet; its report, as far as it goes, is one. */
  @GetMapping("/runs/{id}")
  String run(@PathVariable String id) {
    String run = URLEncoder.encode(id, StandardCharsets.UTF_8);
    return "redirect:/api/scale/" + run + "/report.html?partial=true";
  }
}
