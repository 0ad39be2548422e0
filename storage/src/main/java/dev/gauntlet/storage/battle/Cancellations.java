package dev.gauntlet.storage.battle;

import dev.gauntlet.storage.signal.Channel;
import dev.gauntlet.storage.signal.Listener;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hears of cancelled battles and runs at once. */
public final class Cancellations {
  private final Listener listener;
  private final JdbcClient jdbc;

  /** Listens over a connection of its own. */
  public Cancellations(DataSource dataSource, JdbcClient jdbc) {
    this.listener = new Listener(dataSource);
    this.jdbc = jdbc;
  }

  /** The same, with nothing else to be heard. */
  public void listen(Supplier<? extends Collection<String>> watched, Consumer<String> cancelled) {
    listen(watched, cancelled, Map.of());
  }

  /**
   * Listens until the thread is interrupted or the connection breaks. Whatever was cancelled before
   * it listened is found by asking.
   *
   * @param watched whose calls matter here, by the name that the journal has for them
   * @param cancelled is told of each that was cancelled
   * @param besides what else is heard on the same connection
   */
  public void listen(
      Supplier<? extends Collection<String>> watched,
      Consumer<String> cancelled,
      Map<Channel, Consumer<String>> besides) {
    Map<Channel, Consumer<String>> ears = new EnumMap<>(Channel.class);
    ears.putAll(besides);
    ears.put(Channel.CANCELLED, cancelled);
    listener.listen(ears, () -> wantedCancelled(watched.get()).forEach(cancelled));
  }

  private List<String> wantedCancelled(Collection<String> ids) {
    return jdbc.sql("select id from subjects where id = any(?) and stopped")
        .param(ids.toArray(String[]::new))
        .query(String.class)
        .list();
  }
}
