package dev.gauntlet.testing;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@link ProviderServer} does with one request. */
public sealed interface Reply {

  /**
   * A chat completion.
   *
   * @param text what the model says
   * @param finishReason the protocol's word, such as {@code stop} or {@code length}
   * @param refusal the protocol's refusal, or null
   * @param usage the tokens to report, or null to send none
   */
  record Completion(
      String text, String finishReason, @Nullable String refusal, @Nullable Usage usage)
      implements Reply {}

  /**
   * The tokens of a completion.
   *
   * @param input tokens of the prompt
   * @param cached the part that was cached
   * @param output tokens of the answer
   * @param reasoning the part that was thought
   * @param costUsd what OpenRouter would bill, or null to say nothing of it
   */
  record Usage(int input, int cached, int output, int reasoning, @Nullable BigDecimal costUsd) {

    /** Tokens without a cost. */
    public Usage(int input, int cached, int output, int reasoning) {
      this(input, cached, output, reasoning, null);
    }
  }

  /**
   * A response given word for word.
   *
   * @param code the status
   * @param headers sent besides the usual ones
   * @param body sent as it is
   */
  record Raw(int code, Map<String, String> headers, String body) implements Reply {

    /** Copies the headers. */
    public Raw {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * Promises a whole completion, sends half of it, as a stream when one is asked for, and closes.
   */
  record Truncated() implements Reply {}

  /**
   * Says nothing more until the client closes the connection.
   *
   * @param afterHeaders whether status, headers and the beginning of the body come first
   */
  record Hanging(boolean afterHeaders) implements Reply {}

  /**
   * Streams a text up to its middle and then an error in the protocol's event for one.
   *
   * @param error the data of the event
   */
  record BrokenOff(String error) implements Reply {}

  /** Resets the connection without an answer. */
  record Reset() implements Reply {}

  /**
   * Something else, later.
   *
   * @param delay how long to wait; ends early when the client goes away
   * @param then what follows
   */
  record Delayed(Duration delay, Reply then) implements Reply {}

  /** A completion with a made-up usage of 20 tokens in and 5 out. */
  static Reply text(String text) {
    return text(text, new Usage(20, 0, 5, 0));
  }

  /** A completion with a usage. */
  static Reply text(String text, Usage usage) {
    return new Completion(text, "stop", null, usage);
  }

  /** A completion that reports no usage. */
  static Reply textWithoutUsage(String text) {
    return new Completion(text, "stop", null, null);
  }

  /** A completion that ended for another reason than {@code stop}. */
  static Reply finished(String text, String finishReason) {
    return new Completion(text, finishReason, null, new Usage(20, 0, 5, 0));
  }

  /** A model that declines in the protocol's field for it. */
  static Reply refusal(String refusal) {
    return new Completion("", "stop", refusal, new Usage(20, 0, 5, 0));
  }

  /** A status with a body. */
  static Reply status(int code, String body) {
    return new Raw(code, Map.of(), body);
  }

  /** A status with headers and a body. */
  static Reply status(int code, Map<String, String> headers, String body) {
    return new Raw(code, headers, body);
  }

  /** A success whose body is not JSON. */
  static Reply malformed() {
    return new Raw(200, Map.of(), "<html>upstream is having a day</html>");
  }

  /** Half of the body that was promised. */
  static Reply truncated() {
    return new Truncated();
  }

  /** No answer at all until the client closes. */
  static Reply hang() {
    return new Hanging(false);
  }

  /** Status, headers and the beginning of a body, and nothing more until the client closes. */
  static Reply hangInBody() {
    return new Hanging(true);
  }

  /** Half of a stream, and then an error inside it. */
  static Reply brokenOff(String error) {
    return new BrokenOff(error);
  }

  /** A reset connection. */
  static Reply reset() {
    return new Reset();
  }

  /** Another reply, later. */
  static Reply delayed(Duration delay, Reply then) {
    return new Delayed(delay, then);
  }
}
