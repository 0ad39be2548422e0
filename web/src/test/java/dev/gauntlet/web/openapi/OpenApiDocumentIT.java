package dev.gauntlet.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@RestTest
class OpenApiDocumentIT {
  private static final Path CHECKED_IN = Path.of("../docs/openapi.json");

  private final Rest rest;
  private final OpenApiDocument document;

  OpenApiDocumentIT(
      Rest rest, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
    this.rest = rest;
    this.document = OpenApiDocument.of(mapping, Descriptions.read());
  }

  @Test
  void everyOperationIsDescribed() {
    assertThat(document.gaps())
        .as("describe it in web/src/openapi, as docs/architecture.md says under \"The contract\"")
        .isEmpty();
  }

  @Test
  void isWhatIsCheckedIn() throws IOException {
    if (Boolean.getBoolean("openapi.refresh")) {
      Files.writeString(CHECKED_IN, document.text());
    }
    assertThat(Files.readString(CHECKED_IN))
        .as("docs/openapi.json is not what the code says: write it anew with .ci/refresh-openapi")
        .isEqualTo(document.text());
  }

  @Test
  void isServed() throws IOException {
    assertThat(rest.get("/api/openapi.json").hasStatus(200).json())
        .isEqualTo(Json.MAPPER.readTree(Files.readString(CHECKED_IN)));
  }
}
