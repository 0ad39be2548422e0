package dev.gauntlet.activities.provider;

import dev.gauntlet.workflows.pricing.ModelPrice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public list of model prices that Gauntlet carries, written by {@code
 * activities/src/main/prices/refresh.py}.
 *
 * <p>It knows what tokens cost. What a provider bills besides (cache writes that somebody asks for,
 * tools, batch or priority tiers) is not in it, and Gauntlet asks for none of that.
 */
public final class PriceTable {
  private static final String SIMULATED = "simulated";
  private static final String FINE_TUNED = "ft:";
  private static final ListedPrice NOTHING =
      new ListedPrice(ModelPrice.FREE, "simulated: no model is asked, nothing is billed");

  private final Document document;

  private PriceTable(Document document) {
    this.document = document;
  }

  /** Reads the list from the class path. */
  public static PriceTable load() {
    try (InputStream list = PriceTable.class.getResourceAsStream("model-prices.json")) {
      if (list == null) {
        throw new IllegalStateException("model-prices.json is missing beside " + PriceTable.class);
      }
      return new PriceTable(JsonMapper.shared().readValue(list, Document.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a model costs; a simulated one is known to cost nothing.
   *
   * @param provider the name a provider is configured under
   * @param model the provider's name of the model; a fine-tuned one is found by its base
   * @return empty when the price is unknown, which is not a price of zero
   */
  public Optional<ListedPrice> find(String provider, String model) {
    if (provider.equals(SIMULATED)) {
      return Optional.of(NOTHING);
    }
    Map<String, ModelPrice> models = document.prices().getOrDefault(provider, Map.of());
    @Nullable ModelPrice price = models.get(baseOf(model));
    return Optional.ofNullable(price).map(known -> new ListedPrice(known, source()));
  }

  /** The models of a provider that have a price, in the order of the list. */
  public Collection<String> models(String provider) {
    return document.prices().getOrDefault(provider, Map.of()).keySet();
  }

  /** Where the list comes from and of which day it is. */
  public String source() {
    return document.source() + ", " + document.date();
  }

  /** Of {@code ft:<base>:<organisation>::<id>} the list names {@code ft:<base>}. */
  private static String baseOf(String model) {
    if (!model.startsWith(FINE_TUNED)) {
      return model;
    }
    int end = model.indexOf(':', FINE_TUNED.length());
    return end < 0 ? model : model.substring(0, end);
  }

  private record Document(
      String source, String date, Map<String, Map<String, ModelPrice>> prices) {}
}
