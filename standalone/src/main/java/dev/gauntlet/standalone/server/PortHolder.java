package dev.gauntlet.standalone.server;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The process which listens on a port, as Linux tells it in {@code /proc} (proc(5)); nothing is
 * found on other systems, or for a process of another user.
 *
 * @param pid its process id
 * @param command its executable
 */
record PortHolder(long pid, String command) {

  private static final String LISTENING = "0A";

  static Optional<PortHolder> of(int port) {
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .map(Path::of)
        .flatMap(table -> inode(table, port).stream())
        .flatMap(inode -> process("socket:[" + inode + "]").stream())
        .findFirst();
  }

  // sl local_address rem_address st tx_queue:rx_queue tr:tm->when retrnsmt uid timeout inode
  private static Optional<String> inode(Path table, int port) {
    String suffix = ":%04X".formatted(port);
    try {
      return Files.readAllLines(table).stream()
          .map(line -> List.of(line.strip().split("\\s+")))
          .filter(fields -> fields.size() > 9)
          .filter(fields -> fields.get(1).endsWith(suffix) && fields.get(3).equals(LISTENING))
          .map(fields -> fields.get(9))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<PortHolder> process(String socket) {
    return ProcessHandle.allProcesses()
        .filter(process -> hasOpen(process.pid(), socket))
        .findFirst()
        .map(process -> new PortHolder(process.pid(), process.info().command().orElse("unknown")));
  }

  private static boolean hasOpen(long pid, String socket) {
    Path folder = Path.of("/proc", Long.toString(pid), "fd");
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(folder)) {
      for (Path descriptor : descriptors) {
        if (Files.readSymbolicLink(descriptor).toString().equals(socket)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
