package dev.gauntlet.web.provider;

import dev.gauntlet.storage.worker.Catalogue;
import dev.gauntlet.storage.worker.Workers;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The configured providers and their models, as the workers last said; never a key. */
@RestController
@RequestMapping("/api/providers")
final class ProviderController {
  private final Workers workers;

  ProviderController(Workers workers) {
    this.workers = workers;
  }

  record ProviderList(List<ProviderView> providers) {}

  record ProviderView(
      String name,
      String kind,
      @Nullable String baseUrl,
      boolean configured,
      @Nullable String missing,
      boolean anyModel,
      List<ModelView> models) {

    static ProviderView of(Catalogue.Provider provider) {
      return new ProviderView(
          provider.name(),
          provider.kind(),
          provider.baseUrl(),
          provider.configured(),
          provider.missing(),
          provider.anyModel(),
          provider.models().stream().map(ModelView::of).toList());
    }
  }

  record ModelView(
      String name,
      boolean priced,
      @Nullable BigDecimal inputUsdPerMillionTokens,
      @Nullable BigDecimal outputUsdPerMillionTokens) {

    static ModelView of(Catalogue.Model model) {
      return new ModelView(
          model.name(),
          model.priced(),
          usd(model.inputMicrosPerMillion()),
          usd(model.outputMicrosPerMillion()));
    }

    private static @Nullable BigDecimal usd(@Nullable Long micros) {
      return micros == null ? null : BigDecimal.valueOf(micros, 6);
    }
  }

  @GetMapping
  ProviderList list() {
    return new ProviderList(
        workers.catalogue().stream()
            .flatMap(catalogue -> catalogue.providers().stream())
            .map(ProviderView::of)
            .toList());
  }
}
