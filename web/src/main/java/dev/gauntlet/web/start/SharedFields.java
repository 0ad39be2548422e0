package dev.gauntlet.web.start;

import dev.gauntlet.web.body.Fields;
import dev.gauntlet.workflows.battle.Lane;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Fields that the starts of battles and of runs have in common. */
public final class SharedFields {

  /** The longest text that is said to a model, in characters. */
  public static final int PROMPT = 200_000;

  /** The longest name, in characters. */
  public static final int NAME = 200;

  /** The end of what is said of fields that are known but not served yet. */
  static final String NOT_SUPPORTED = "is not supported by this version of Gauntlet.";

  private static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]+");
  private static final int TAGS = 20;
  private static final BigDecimal MOST_USD = new BigDecimal(100_000);
  private static final BigDecimal LEAST_USD = new BigDecimal("0.000001");
  private static final int USD_PLACES = 6;
  private static final Map<String, Lane> LANES = lanes();

  private SharedFields() {}

  /** An id that can stand in an address. */
  public static Optional<String> id(Fields body, String name, int longest) {
    Optional<String> id = body.text(name, 10_000);
    id.filter(value -> value.length() > longest || !ID.matcher(value).matches())
        .ifPresent(value ->
            body.wrong(
                name,
                "must be 1 to "
                    + longest
                    + " characters of A-Z a-z 0-9 . _ -, and not . or .. alone."));
    return id;
  }

  /** A budget in USD, of at least a micro-dollar, to the micro-dollar. */
  public static Optional<BigDecimal> budget(Fields body, String name) {
    Optional<BigDecimal> usd = body.number(name, LEAST_USD, MOST_USD);
    if (usd.filter(value -> value.stripTrailingZeros().scale() > USD_PLACES).isPresent()) {
      body.wrong(name, "must have at most " + USD_PLACES + " places.");
      return Optional.empty();
    }
    return usd.map(value -> value.setScale(USD_PLACES, RoundingMode.UNNECESSARY));
  }

  /** The seed. */
  public static Optional<Long> seed(Fields body) {
    return body.whole("seed", 0, Long.MAX_VALUE);
  }

  /** The lane. */
  public static Optional<Lane> lane(Fields body) {
    return body.word("lane", LANES);
  }

  /** The tags. */
  public static Map<String, String> tags(Fields body) {
    return body.textMap("tags", TAGS, NAME);
  }

  private static Map<String, Lane> lanes() {
    Map<String, Lane> lanes = new LinkedHashMap<>();
    for (Lane lane : Lane.values()) {
      lanes.put(lane.word(), lane);
    }
    return lanes;
  }
}
