package dev.gauntlet.standalone;

import dev.gauntlet.standalone.server.Environment;
import dev.gauntlet.standalone.server.Servers;
import dev.gauntlet.standalone.server.StartupException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** Starts the servers, and stops them when the process is asked to end. */
@Command(name = "up", description = "Starts everything here and prints the address.")
final class UpCommand implements Callable<Integer> {

  @Override
  public Integer call() throws InterruptedException {
    try {
      Servers servers =
          Servers.start(Environment.of(System.getenv(), Path.of(System.getProperty("user.home"))));
      Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "servers-end"));
      System.out.printf("%s, %s%n", servers.database(), servers.temporal().mode());
      servers.temporal().ui().ifPresent(System.out::println);
      ReadyFile.touch();
      new CountDownLatch(1).await();
      return 0;
    } catch (StartupException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }
}
