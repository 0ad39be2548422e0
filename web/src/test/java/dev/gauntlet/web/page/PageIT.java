package dev.gauntlet.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestTest
class PageIT {
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
  private static final Pattern LOADED = Pattern.compile("(?:href|src)=\"(/[^\"]+\\.[a-z]+)\"");

  private final Rest rest;

  PageIT(Rest rest) {
    this.rest = rest;
  }

  private static String importMap(Answer page) {
    return IMPORT_MAP
        .matcher(page.text())
        .results()
        .map(map -> map.group(1))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/battles",
        "/battles/x",
        "/battles/a.b",
        "/battles/nobody",
        "/transcripts?a=x&b=y",
        "/runs",
        "/runs/a.b",
        "/start/run",
        "/comparison?a=x&b=y",
        "/timeline",
        "/agents",
        "/agents/a.b",
        "/templates",
        "/templates/a.b",
        "/search?q=x",
        "/health"
      })
  void isServedAtEveryAddressThatPeopleSee(String path) throws NoSuchAlgorithmException {
    Answer page = rest.get(path, "Accept", "text/html,*/*;q=0.8").hasStatus(200);

    assertThat(page.header("Content-Type")).startsWith("text/html");
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(importMap(page).getBytes(StandardCharsets.UTF_8));
    assertThat(page.header("Content-Security-Policy"))
        .contains("script-src 'self' 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
  }

  @Test
  void loadsNothingThatIsNotThere() {
    Answer page = rest.get("/");

    List<String> loaded =
        LOADED.matcher(page.text()).results().map((MatchResult found) -> found.group(1)).toList();
    assertThat(loaded).hasSizeGreaterThan(5);
    assertThat(loaded).allSatisfy(path -> rest.get(path).hasStatus(200));
  }

  @Test
  void mapsImportsToModulesThatAreThere() {
    JsonNode imports = JsonMapper.shared().readTree(importMap(rest.get("/"))).path("imports");

    assertThat(imports.properties())
        .filteredOn(entry -> !entry.getKey().endsWith("/"))
        .isNotEmpty()
        .allSatisfy(entry ->
            assertThat(rest.get(entry.getValue().asString()).hasStatus(200).header("Content-Type"))
                .contains("javascript"));
  }

  @ParameterizedTest
  @CsvSource({
    "/webjars/lit/index.js, javascript",
    "/webjars/lit/decorators.js, javascript",
    "/webjars/lit-html/lit-html.js, javascript",
    "/js/main.js, javascript",
    "/css/base.css, text/css",
    "/favicon.svg, image/svg+xml"
  })
  void servesFilesWithTheirType(String path, String type) {
    Answer file = rest.get(path).hasStatus(200);

    assertThat(file.header("Content-Type")).contains(type);
    assertThat(file.text()).isNotBlank();
  }

  @Test
  void letsBrowsersAskWhetherAFileChanged() {
    String modified = rest.get("/js/main.js").header("Last-Modified");

    assertThat(modified).isNotNull();
    rest.get("/js/main.js", "If-Modified-Since", String.valueOf(modified)).hasStatus(304);
  }

  @Test
  void tellsAVisitorOfTheApiWhereToGo() {
    Answer entry = rest.get("/api").hasStatus(200);

    for (String link : List.of("battles", "runs", "providers", "health", "openapi", "docs")) {
      rest.get(entry.at("/links/" + link).asString()).hasStatus(200);
    }
  }

  @Test
  void namesEveryEntryPointOfTheOpenApiDocument() {
    List<String> entries =
        rest.get("/api").at("/links").valueStream().map(JsonNode::asString).toList();

    assertThat(rest.get("/api/openapi.json").at("/paths").propertyNames())
        .filteredOn(path -> path.startsWith("/api/") && !path.contains("{"))
        .isSubsetOf(entries);
  }

  @Test
  void isHealthyAndSaysNoMore() {
    Answer health = rest.get("/actuator/health").hasStatus(200);

    assertThat(health.at("/status").asString()).isEqualTo("UP");
    assertThat(health.text()).doesNotContain("jdbc", "PostgreSQL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus"})
  void showsAnOperatorHowItIs(String path) {
    rest.get(path).hasStatus(200);
  }
}
