package dev.gauntlet.web.agent;

import dev.gauntlet.storage.agent.Removal;
import dev.gauntlet.web.problem.FieldError;
import dev.gauntlet.web.problem.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What is stored here, with the words for what can go wrong with it. */
enum Kind {
  AGENT("agent", "agent", "/api/agents/"),
  TEMPLATE("prompt template", "template", "/api/prompt-templates/");

  private final String words;
  private final String code;
  private final String path;

  Kind(String words, String code, String path) {
    this.words = words;
    this.code = code;
    this.path = path;
  }

  /** Where one of them is. */
  String address(String id) {
    return path + id;
  }

  Problem notThere(String id) {
    return new Problem(
        HttpStatus.NOT_FOUND,
        "not_found",
        "There is no " + words + " \"" + Problem.shortened(id) + "\".");
  }

  Problem versionNotThere(String id, int version) {
    return new Problem(
        HttpStatus.NOT_FOUND,
        "not_found",
        "The " + words + " \"" + Problem.shortened(id) + "\" has no version " + version + ".");
  }

  Problem exists(String id) {
    return new Problem(
        HttpStatus.CONFLICT,
        code + "_exists",
        "There is another "
            + words
            + " with the id \""
            + id
            + "\"; choose a new one, or change that one with PUT "
            + address(id)
            + ".",
        List.of(new FieldError("id", "is taken.")));
  }

  Problem inUse(String id, Removal.InUse use, String referrers) {
    return new Problem(
        HttpStatus.CONFLICT,
        code + "_in_use",
        "The "
            + words
            + " \""
            + id
            + "\" cannot be deleted while "
            + (use.count() == 1
                ? use.example() + " refers to it."
                : use.count() + " " + referrers + " refer to it, such as " + use.example() + "."));
  }
}
