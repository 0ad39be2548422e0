package dev.gauntlet.standalone.server;

import java.nio.file.Path;

/** The main class of a child JVM: starts the servers of its environment and waits to be killed. */
final class StandaloneHost {

  private StandaloneHost() {}

  public static void main(String[] arguments) throws Exception {
    Servers servers = Servers.start(Environment.of(System.getenv(), Path.of(arguments[0])));
    DatabaseAddress database = servers.database();
    System.out.printf("ready %s %s %s%n", database.jdbcUrl(), database.user(), database.password());
    if (System.in.read() == '\n') {
      servers.close();
    }
  }
}
