package dev.gauntlet.cli;

import dev.gauntlet.cli.command.Surroundings;
import dev.gauntlet.cli.server.RunningServer;
import dev.gauntlet.cli.server.ServerHandle;
import dev.gauntlet.cli.server.ServerSource;
import dev.gauntlet.cli.terminal.Terminal;
import dev.gauntlet.cli.waiting.Interrupts;
import dev.gauntlet.cli.waiting.Pace;
import dev.gauntlet.cli.waiting.Patience;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import picocli.CommandLine;

/** Calls commands as a shell would, and keeps what they write. */
public final class Shell {
  private static final Pace QUICK =
      new Pace(
          Duration.ofMillis(2),
          Duration.ofSeconds(5),
          new Patience(Duration.ofMillis(2), Duration.ofMillis(20), Duration.ofSeconds(10)));

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicReference<Thread> watched = new AtomicReference<>();
  private final AtomicBoolean serverClosed = new AtomicBoolean();
  private Terminal terminal = new Terminal(100, false);
  private Pace pace = QUICK;

  /** Standard output and standard error are this from now on. */
  public Shell on(Terminal watchedByAPerson) {
    terminal = watchedByAPerson;
    return this;
  }

  /** A server that is away is given up at once. */
  public Shell impatient() {
    pace =
        new Pace(
            Duration.ofMillis(2),
            Duration.ofSeconds(1),
            new Patience(Duration.ofMillis(2), Duration.ofMillis(2), Duration.ofMillis(30)));
    return this;
  }

  public int call(Function<Surroundings, ?> command, RunServer server, String... arguments) {
    return call(command, new RunningServer(server.address()), arguments);
  }

  public int call(Function<Surroundings, ?> command, ServerSource servers, String... arguments) {
    Interrupts interrupts =
        () -> {
          watched.set(Thread.currentThread());
          return () -> {};
        };
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));
    Surroundings around =
        new Surroundings(servers, () -> terminal, () -> terminal, bytes, interrupts, pace, clock);
    return call(command.apply(around), arguments);
  }

  /** Calls a command that needs no server. */
  public int call(Object command, String... arguments) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  /** Calls a command and does something while it goes on. */
  public CompletableFuture<Integer> begin(
      Function<Surroundings, ?> command, ServerSource servers, String... arguments) {
    return CompletableFuture.supplyAsync(() -> call(command, servers, arguments));
  }

  /** Presses Ctrl-C once the condition holds, and returns the exit code. */
  public int leave(CompletableFuture<Integer> command, BooleanSupplier when) throws Exception {
    await(when);
    Objects.requireNonNull(watched.get()).interrupt();
    return command.get(20, TimeUnit.SECONDS);
  }

  public static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  /** The server as one that the command has started itself. */
  public ServerSource startedHere(RunServer server) {
    return () -> new OwnServer(server.address(), serverClosed);
  }

  /** A source whose server was there a moment ago. */
  public ServerSource known(RunServer server) {
    URI address = server.address();
    return () -> new FoundServer(address);
  }

  public boolean isServerClosed() {
    return serverClosed.get();
  }

  public String out() {
    return out.toString();
  }

  public List<String> outLines() {
    return out.toString().lines().toList();
  }

  public String err() {
    return err.toString();
  }

  public byte[] bytes() {
    return bytes.toByteArray();
  }

  public String bytesAsText() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private record FoundServer(URI address) implements ServerHandle {
    @Override
    public boolean startedHere() {
      return false;
    }

    @Override
    public void close() {}
  }

  private record OwnServer(URI address, AtomicBoolean closed) implements ServerHandle {
    @Override
    public boolean startedHere() {
      return true;
    }

    @Override
    public void close() {
      closed.set(true);
    }
  }
}
