package dev.gauntlet.standalone.command;

import dev.gauntlet.standalone.app.Standalone;
import dev.gauntlet.standalone.server.Environment;
import dev.gauntlet.standalone.server.StartupException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gauntlet up}: starts everything in this process and serves until it is stopped. */
@Command(
    name = "up",
    description = "Starts everything here and prints the address; Ctrl-C stops it.",
    sortOptions = false,
    usageHelpAutoWidth = true,
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  GAUNTLET_PORT             the port, 8080; 0 takes a free one",
      "  GAUNTLET_HOST             the address to listen on, 127.0.0.1",
      "  GAUNTLET_DATA_DIR         where everything is kept, ~/.gauntlet",
      "  GAUNTLET_TEMPORAL_TARGET  embedded, dev-server, or host:port of a cluster",
      "  GAUNTLET_DB_URL           a PostgreSQL of your own (with GAUNTLET_DB_USER, _PASSWORD)",
      "  OPENAI_API_KEY            the key of the provider openai",
      "  OPENAI_BASE_URL           its address, when it is another server of that protocol",
    })
public final class UpCommand implements Callable<Integer> {
  private static final int COULD_NOT_RUN = 4;

  private final Map<String, String> variables;
  private final Path home;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this.")
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  /**
   * @param variables the environment variables
   * @param home the user's home directory
   */
  public UpCommand(Map<String, String> variables, Path home) {
    this.variables = Map.copyOf(variables);
    this.home = home;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    long began = System.nanoTime();
    try {
      err.println("Starting Gauntlet ...");
      Standalone standalone = Standalone.start(Environment.of(variables, home));
      closeAtExit(standalone, out);
      out.print(Greeting.of(standalone, Duration.ofNanos(System.nanoTime() - began)));
      out.flush();
      ReadyFile.touch();
      new CountDownLatch(1).await();
      return 0;
    } catch (StartupException failure) {
      err.println(failure.getMessage());
      return COULD_NOT_RUN;
    }
  }

  private static void closeAtExit(Standalone standalone, PrintWriter out) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  out.println();
                  out.println("Stopping; calls in flight may take up to 30 s to finish.");
                  out.flush();
                  standalone.close();
                  out.println("Stopped. Open battles go on with the next ./gauntlet up.");
                  out.flush();
                },
                "stopping"));
  }
}
