package dev.gauntlet.activities.provider.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads from a failure which setting a model does not take. A value that is out of range is no
 * refusal of the setting: leaving it out would hide a mistake.
 */
final class Refusal {
  private static final Pattern REFUSED =
      Pattern.compile(
          "unsupported|not support|n't support|not (be )?(permitted|allowed|available)|unavailable"
              + "|unrecogni[sz]ed|unknown|unexpected|extra_forbidden|extra (inputs|fields)"
              + "|deprecated|incompatible|only the default|may only be set|cannot (both )?be"
              + "|can't (both )?be|only one of|use '?max_completion_tokens|invalid schema");

  private static final Map<Setting, Pattern> NAMED =
      Map.of(
          Setting.TOKEN_LIMIT, Pattern.compile("\\bmax_(completion_)?tokens\\b"),
          Setting.RESPONSE_FORMAT,
              Pattern.compile(
                  "response_format|json_schema|output_(config\\.)?format|structured output"),
          Setting.REASONING_EFFORT, Pattern.compile("reasoning|\\beffort\\b"),
          Setting.TOP_P, Pattern.compile("\\btop_p\\b"),
          Setting.TEMPERATURE, Pattern.compile("\\btemperature\\b"),
          Setting.SEED, Pattern.compile("\\bseed\\b"),
          // The word alone is one of any sentence.
          Setting.STOP, Pattern.compile("['\"`]stop['\"`]|stop_sequences?|stop sequences?|^stop$"));

  private Refusal() {}

  /**
   * The setting that is refused.
   *
   * @param sent what the request had
   */
  static Optional<Setting> of(int status, ErrorBody error, Set<Setting> sent) {
    if (status != 400 && status != 422) {
      return Optional.empty();
    }
    String said = String.join("\n", error.code(), error.type(), error.message());
    if (!REFUSED.matcher(said).find()) {
      return Optional.empty();
    }
    return named(error.param(), sent).or(() -> named(error.message(), sent));
  }

  /** The order of the settings decides where a sentence names two. */
  private static Optional<Setting> named(String text, Set<Setting> sent) {
    String lower = text.toLowerCase(Locale.ROOT);
    return sent.stream().sorted().filter(setting -> named(setting, lower)).findFirst();
  }

  private static boolean named(Setting setting, String text) {
    Pattern pattern = NAMED.get(setting);
    return pattern != null && pattern.matcher(text).find();
  }
}
