package dev.gauntlet.cli.rest;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Talks to one server. A call that gets a problem document throws {@link ProblemException}; one
 * that gets no answer, or one of a gateway, throws {@link ServerLostException}. Fields this client
 * does not know are passed over.
 */
public final class GauntletClient implements AutoCloseable {
  private final Connection connection;

  /**
   * @param address where the server is, such as {@code http://127.0.0.1:8080}
   * @param timeout how long a call may take
   */
  public GauntletClient(URI address, Duration timeout) {
    this.connection = new Connection(address, timeout);
  }

  /** Where the server is, without a slash at the end. */
  public URI address() {
    return connection.address();
  }

  /** The calls about runs. */
  public RunClient runs() {
    return new RunClient(connection);
  }

  /** The providers the server has. */
  public List<ProviderCard> providers() throws InterruptedException {
    JsonNode page = connection.get("/api/providers");
    if (!page.path("providers").isArray()) {
      throw connection.notGauntlet(null);
    }
    return page.path("providers").values().stream()
        .map(card -> connection.convert(card, ProviderCard.class))
        .toList();
  }

  /**
   * Starts a battle.
   *
   * @param battle its setup
   * @param idempotencyKey makes it safe to call again when the answer was lost
   */
  public StartedBattle start(StartBattle battle, String idempotencyKey)
      throws InterruptedException {
    return connection
        .post("/api/battles/start", battle, StartedBattle.class, "Idempotency-Key", idempotencyKey)
        .value();
  }

  /**
   * Lets a battle that has failed go on.
   *
   * @param reason why; may be empty
   */
  public Answer<StartedBattle> retry(String battle, String reason) throws InterruptedException {
    return connection.post(
        battlePath(battle) + "/retry",
        reason.isBlank() ? Map.of() : Map.of("reason", reason),
        StartedBattle.class);
  }

  /** What happened in a battle after a position, in order; a page of it. */
  public List<BattleEvent> events(String battle, long after) throws InterruptedException {
    return EventReader.read(connection.get(battlePath(battle) + "/events?after=" + after));
  }

  /** The messages of a battle with a seq above {@code sinceSeq}, in order; a page of it. */
  public MessagePage messages(String battle, int sinceSeq) throws InterruptedException {
    return connection
        .get(battlePath(battle) + "/messages?sinceSeq=" + sinceSeq, MessagePage.class)
        .value();
  }

  /** Where a battle stands. */
  public BattleStatus status(String battle) throws InterruptedException {
    return connection.get(battlePath(battle) + "/status", BattleStatus.class).value();
  }

  /** Closes the connections. */
  @Override
  public void close() {
    connection.close();
  }

  private static String battlePath(String battle) {
    return "/api/battles/" + Connection.encode(battle);
  }
}
