package dev.gauntlet.web.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gauntlet.web.rest.Answer;
import dev.gauntlet.web.rest.Rest;
import dev.gauntlet.web.rest.RestTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RestTest
class WebhookIT {
  private static final String WEBHOOKS = "/api/webhooks";
  private static final String BODY =
      """
      {"url": "https://hooks.example/a?key=1", "events": ["battle.ended", "run.ended"]}
      """;

  private final Rest rest;
  private final List<String> made = new ArrayList<>();

  WebhookIT(Rest rest) {
    this.rest = rest;
  }

  @AfterEach
  void unsubscribe() {
    made.forEach(path -> rest.send("DELETE", path, BodyPublishers.noBody()));
  }

  private Answer make(String body) {
    Answer answer = rest.post(WEBHOOKS, body).hasStatus(201);
    made.add(answer.at("/links/self").asString());
    return answer;
  }

  private Answer change(Answer webhook, String body) {
    return rest.send(
        "PATCH",
        webhook.at("/links/self").asString(),
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/json");
  }

  private Answer read(Answer webhook) {
    return rest.get(webhook.at("/links/self").asString());
  }

  @Test
  void aSecretIsShownOnceAndNeverAgain() {
    Answer webhook = make(BODY);

    String secret = webhook.at("/secret").asString();
    assertThat(secret).matches("[A-Za-z0-9_-]{43}");
    assertThat(webhook.header("Location")).isEqualTo(webhook.at("/links/self").asString());
    assertThat(webhook.at("/enabled").asBoolean()).isTrue();
    assertThat(webhook.at("/battlesOfRuns").asBoolean()).isFalse();
    Answer again = read(webhook).hasStatus(200);
    assertThat(again.at("/url").asString()).isEqualTo("https://hooks.example/a?key=1");
    assertThat(again.at("/events").toString()).isEqualTo("[\"battle.ended\",\"run.ended\"]");
    assertThat(again.text()).doesNotContain("secret", secret);
    assertThat(rest.get(WEBHOOKS).text()).doesNotContain("secret", secret);
  }

  @Test
  void aSecretOfTheCallersOwnIsNotShownAtAll() {
    Answer webhook =
        make(
            """
            {"url": "https://hooks.example/", "events": ["run.ended"], "battlesOfRuns": true,
             "enabled": false, "secret": "mine, of 16 characters"}
            """);

    assertThat(webhook.text()).doesNotContain("mine", "secret");
    assertThat(webhook.at("/battlesOfRuns").asBoolean()).isTrue();
    assertThat(webhook.at("/enabled").asBoolean()).isFalse();
    assertThat(change(webhook, "{\"secret\": \"another of 16 characters\"}").hasStatus(200).text())
        .doesNotContain("another");
  }

  @Test
  void whatIsNotNamedInAChangeStays() {
    Answer webhook = make(BODY);

    Answer changed =
        change(webhook, "{\"enabled\": false, \"events\": [\"provider.fallback\"]}").hasStatus(200);

    assertThat(changed.at("/enabled").asBoolean()).isFalse();
    assertThat(changed.at("/events").toString()).isEqualTo("[\"provider.fallback\"]");
    assertThat(changed.at("/url")).isEqualTo(webhook.at("/url"));
    assertThat(read(webhook).json()).isEqualTo(changed.json());
    change(webhook, "{\"url\": \"http://localhost/\"}").isProblem(400, "invalid_request");
    assertThat(read(webhook).json()).isEqualTo(changed.json());
  }

  @Test
  void aSubscriptionThatIsDeletedIsGone() {
    Answer webhook = make(BODY);
    String path = webhook.at("/links/self").asString();

    rest.send("DELETE", path, BodyPublishers.noBody()).hasStatus(204);

    rest.get(path).isProblem(404, "not_found");
    change(webhook, "{}").isProblem(404, "not_found");
    rest.send("DELETE", path, BodyPublishers.noBody()).isProblem(404, "not_found");
    rest.post(path + "/ping").isProblem(404, "not_found");
    rest.get(path + "/deliveries").isProblem(404, "not_found");
  }

  @Test
  void pagesThroughAllThereAre() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(make(BODY).at("/id").asString());
    }

    List<String> listed = new ArrayList<>();
    Answer page = rest.get(WEBHOOKS + "?limit=2");
    while (true) {
      page.hasStatus(200).at("/items").forEach(item -> listed.add(item.path("id").asString()));
      if (page.at("/nextCursor").isNull()) {
        break;
      }
      page = rest.get(WEBHOOKS + "?limit=2&cursor=" + page.at("/nextCursor").asString());
    }

    assertThat(listed).containsSubsequence(ids.reversed()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                                                        | url, events
          {"url": "https://hooks.example/", "events": []}                           | events
          {"url": "https://hooks.example/", "events": ["battle.ended", "ping"]}     | events[1]
          {"url": "https://hooks.example/", "events": "battle.ended"}               | events
          {"url": "ftp://hooks.example/", "events": ["run.ended"]}                  | url
          {"url": "https://a:b@hooks.example/", "events": ["run.ended"]}            | url
          {"url": "http://127.0.0.1:8080/", "events": ["run.ended"]}                | url
          {"url": "http://[::ffff:10.0.0.1]/", "events": ["run.ended"]}             | url
          {"url": "", "events": ["run.ended"], "secret": "short"}                   | url, secret
          {"url": "https://hooks.example/", "events": ["run.ended"], "enabled": 1, "colour": 2} | enabled, colour
          """)
  void namesEveryFieldThatIsWrong(String body, String fields) {
    Answer answer = rest.post(WEBHOOKS, body).isProblem(400, "invalid_request");

    assertThat(answer.wrongFields()).containsExactly(fields.split(", "));
    assertThat(answer.text()).doesNotContain("short\"");
  }

  @Test
  void saysHowAnAddressCanBeAllowed() {
    Answer answer =
        rest.post(WEBHOOKS, "{\"url\": \"http://169.254.169.254/\", \"events\": [\"run.ended\"]}");

    assertThat(answer.isProblem(400, "invalid_request").at("/errors/0/message").asString())
        .contains("not of the public internet", "gauntlet.webhooks.allow");
  }
}
