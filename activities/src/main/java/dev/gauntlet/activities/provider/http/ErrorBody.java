package dev.gauntlet.activities.provider.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What a provider says about a failure, read from the shapes that OpenAI and the servers compatible
 * with it use. Only its meaning is taken; none of its words leave this package.
 *
 * @param code a word, or a status that came inside a success; empty when there is none
 * @param type the kind of error; empty when there is none
 * @param param the field of the request that was wrong; empty when it is not said
 * @param message a sentence; empty when there is none
 */
public record ErrorBody(String code, String type, String param, String message) {

  private static final ErrorBody NONE = new ErrorBody("", "", "", "");
  private static final Set<String> QUOTA =
      Set.of("insufficient_quota", "billing_hard_limit_reached", "billing_not_active");
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
  private static final Pattern STATUS = Pattern.compile("[45]\\d\\d");

  /** Reads a body; one in an unknown shape says nothing. */
  public static ErrorBody of(String body) {
    JsonNode root;
    try {
      root = JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      return NONE;
    }
    JsonNode first = root.isArray() ? root.path(0) : root;
    JsonNode error = first.path("error");
    if (error.isString()) {
      return new ErrorBody("", "", "", lower(error));
    }
    JsonNode said = error.isObject() ? error : first;
    return new ErrorBody(
        lower(said.path("code")),
        lower(said.path("type")),
        lower(said.path("param")),
        lower(said.path("message")));
  }

  /** The status that a gateway put into a body which it sent as a success. */
  static Optional<Integer> statusInside(String body) {
    JsonNode code;
    try {
      code = JsonMapper.shared().readTree(body).path("error").path("code");
    } catch (JacksonException e) {
      return Optional.empty();
    }
    String word = lower(code);
    return STATUS.matcher(word).matches() ? Optional.of(Integer.valueOf(word)) : Optional.empty();
  }

  /** Whether the account has nothing left to spend, which waiting does not cure. */
  boolean saysQuotaIsUsedUp() {
    return QUOTA.contains(code) || QUOTA.contains(type);
  }

  /** Whether the conversation is longer than the model reads. */
  boolean saysTooLong() {
    return TOO_LONG.matcher(code + "\n" + type + "\n" + message).find();
  }

  /** Whether the provider's filter refused the prompt. */
  public boolean saysFiltered() {
    return FILTERED.contains(code);
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
