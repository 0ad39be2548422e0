package dev.gauntlet.web.agent;

import dev.gauntlet.web.body.Fields;
import dev.gauntlet.web.problem.FieldError;
import java.util.List;

/**
 * Reads what a version is to say.
 *
 * @param <T> what it says
 */
@FunctionalInterface
interface ContentReader<T> {

  /**
   * Reads a body, but for its id.
   *
   * @param errors what is wrong so far
   * @throws dev.gauntlet.web.problem.Problem with everything that is wrong
   */
  T read(Fields body, List<FieldError> errors);
}
