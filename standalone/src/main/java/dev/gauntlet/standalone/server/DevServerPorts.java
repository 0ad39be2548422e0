package dev.gauntlet.standalone.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ports of the dev server, remembered so that an address of its Web UI outlives a restart. They
 * are not Temporal's usual ones, which the user may want for a server of their own.
 *
 * @param grpc of its front end
 * @param ui of its Web UI
 */
record DevServerPorts(int grpc, int ui) {

  private static final Pattern LINE = Pattern.compile("(\\d{4,5}) (\\d{4,5})\\s*");

  /** Those of last time, each where it is still free, else others. */
  static DevServerPorts choose(Path folder) {
    Path file = folder.resolve("ports");
    try {
      DevServerPorts chosen = choose(Files.exists(file) ? Files.readString(file) : "");
      Files.writeString(file, "%d %d%n".formatted(chosen.grpc, chosen.ui));
      return chosen;
    } catch (IOException e) {
      throw new StartupException("%s cannot be used (%s).".formatted(file, e), e);
    }
  }

  private static DevServerPorts choose(String lastTime) {
    Matcher matcher = LINE.matcher(lastTime);
    if (!matcher.matches()) {
      return new DevServerPorts(FreePort.any(), FreePort.any());
    }
    return new DevServerPorts(
        FreePort.preferably(Integer.parseInt(matcher.group(1))),
        FreePort.preferably(Integer.parseInt(matcher.group(2))));
  }
}
