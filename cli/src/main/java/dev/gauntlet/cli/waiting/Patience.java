package dev.gauntlet.cli.waiting;

import dev.gauntlet.cli.rest.ServerLostException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Asks again while the server is away, ever more slowly and not for ever.
 *
 * @param first the first wait
 * @param longest the longest one
 * @param total how long the server may be away
 */
public record Patience(Duration first, Duration longest, Duration total) {

  /** A question to the server. */
  @FunctionalInterface
  public interface Question<T> {
    T ask() throws InterruptedException;
  }

  /**
   * The answer to a question.
   *
   * @param say is told once that the server is lost, and once that it is back
   * @throws ServerLostException when it did not come back in time
   */
  public <T> T ask(Question<T> question, Consumer<String> say) throws InterruptedException {
    long lostAt = 0;
    Duration wait = first;
    while (true) {
      try {
        T answer = question.ask();
        if (lostAt != 0) {
          say.accept("The server is back.");
        }
        return answer;
      } catch (ServerLostException lost) {
        if (Thread.interrupted()) {
          throw new InterruptedException("left while the server was away");
        }
        if (lostAt == 0) {
          lostAt = System.nanoTime();
          say.accept(lost.getMessage() + " Trying again for up to " + inWords(total) + ".");
        } else if (System.nanoTime() - lostAt > total.toNanos()) {
          throw lost;
        }
        Thread.sleep(wait);
        wait = wait.multipliedBy(2).compareTo(longest) < 0 ? wait.multipliedBy(2) : longest;
      }
    }
  }

  private static String inWords(Duration duration) {
    return duration.toSeconds() < 120
        ? duration.toSeconds() + " seconds"
        : duration.toMinutes() + " minutes";
  }
}
