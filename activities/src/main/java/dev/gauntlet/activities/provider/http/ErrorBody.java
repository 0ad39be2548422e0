package dev.gauntlet.activities.provider.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What a provider says about a failure, read from the shapes that OpenAI, the servers compatible
 * with it and Anthropic use. Only its meaning is taken; none of its words leave this package.
 *
 * @param code a word, or a status that came inside a success; empty when there is none
 * @param type the kind of error; empty when there is none
 * @param param the field of the request that was wrong; empty when it is not said
 * @param message a sentence; empty when there is none
 */
record ErrorBody(String code, String type, String param, String message) {

  private static final ErrorBody NONE = new ErrorBody("", "", "", "");
  private static final Set<String> QUOTA =
      Set.of(
          "insufficient_quota",
          "billing_hard_limit_reached",
          "billing_not_active",
          "billing_error");
  private static final Set<String> FILTERED = Set.of("content_filter", "content_policy_violation");
  private static final Set<String> SETTINGS =
      Set.of(
          "temperature",
          "top_p",
          "max_tokens",
          "max_completion_tokens",
          "seed",
          "stop",
          "reasoning_effort",
          "response_format");
  private static final Pattern TOO_LONG =
      Pattern.compile(
          "context_length_exceeded|exceed_context_size|context (length|window|size)"
              + "|(prompt|input) is too long|too many (input )?tokens");
  private static final Pattern NO_CREDIT = Pattern.compile("credit balance is too low");

  /** OpenRouter's moderation, and what Anthropic says of an answer that it holds back. */
  private static final Pattern FLAGGED =
      Pattern.compile("input was flagged|blocked by (the )?content filter");

  /** What Anthropic and OpenAI call an error where a status is missing, as in a stream. */
  private static final Map<String, Integer> STATUS_OF =
      Map.ofEntries(
          Map.entry("invalid_request_error", 400),
          Map.entry("authentication_error", 401),
          Map.entry("billing_error", 402),
          Map.entry("permission_error", 403),
          Map.entry("not_found_error", 404),
          Map.entry("request_too_large", 413),
          Map.entry("rate_limit_error", 429),
          Map.entry("rate_limit_exceeded", 429),
          Map.entry("insufficient_quota", 429),
          Map.entry("api_error", 500),
          Map.entry("server_error", 500),
          Map.entry("timeout_error", 504),
          Map.entry("overloaded_error", 529));

  private static final Pattern STATUS = Pattern.compile("[45]\\d\\d");

  /** Reads a body; one in an unknown shape says nothing. */
  static ErrorBody of(String body) {
    JsonNode root;
    try {
      root = JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      return NONE;
    }
    JsonNode first = root.isArray() ? root.path(0) : root;
    JsonNode error = errorIn(first);
    if (error.isString()) {
      return new ErrorBody("", "", "", lower(error));
    }
    JsonNode said = error.isObject() ? error : first;
    // FastAPI's, as Mistral and vLLM send them: a list of what is wrong and where.
    JsonNode detail = first.path("detail").path(0);
    if (detail.isObject()) {
      JsonNode where = detail.path("loc");
      return new ErrorBody(
          "",
          lower(detail.path("type")),
          lower(where.path(where.size() - 1)),
          lower(detail.path("msg")));
    }
    return new ErrorBody(
        lower(said.path("code")),
        lower(said.path("type")),
        lower(said.path("param")),
        lower(said.path("message")));
  }

  /** OpenRouter reports what broke off at one of its own providers beside the choice. */
  private static JsonNode errorIn(JsonNode root) {
    JsonNode error = root.path("error");
    return error.isMissingNode() || error.isNull()
        ? root.path("choices").path(0).path("error")
        : error;
  }

  /** The status that stands, as a number or as a word, in a body which was sent as a success. */
  static Optional<Integer> statusInside(String body) {
    ErrorBody error;
    try {
      if (!errorIn(JsonMapper.shared().readTree(body)).isObject()) {
        return Optional.empty();
      }
      error = of(body);
    } catch (JacksonException e) {
      return Optional.empty();
    }
    if (STATUS.matcher(error.code).matches()) {
      return Optional.of(Integer.valueOf(error.code));
    }
    return Optional.ofNullable(STATUS_OF.get(error.code))
        .or(() -> Optional.ofNullable(STATUS_OF.get(error.type)));
  }

  /** Whether the account has nothing left to spend, which waiting does not cure. */
  boolean saysQuotaIsUsedUp() {
    return QUOTA.contains(code) || QUOTA.contains(type) || NO_CREDIT.matcher(message).find();
  }

  /** Whether the conversation is longer than the model reads. */
  boolean saysTooLong() {
    return TOO_LONG.matcher(code + "\n" + type + "\n" + message).find();
  }

  /** Whether the provider's filter refused the prompt. */
  boolean saysFiltered() {
    return FILTERED.contains(code) || FLAGGED.matcher(message).find();
  }

  /** The setting of ours that was refused, in the protocol's word. */
  Optional<String> refusedSetting() {
    return SETTINGS.contains(param) ? Optional.of(param) : Optional.empty();
  }

  private static String lower(JsonNode value) {
    return value.isValueNode() && !value.isNull() && !(value instanceof MissingNode)
        ? value.asString().toLowerCase(Locale.ROOT)
        : "";
  }
}
