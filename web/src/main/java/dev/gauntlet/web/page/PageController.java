package dev.gauntlet.web.page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Every page is the same document; the modules in it read the address. */
@Controller
final class PageController {

  @GetMapping({"/", "/battles/{id}", "/runs/{id}"})
  String page() {
    return "forward:/index.html";
  }
}
