package dev.gauntlet.standalone.server;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder with everything a standalone keeps. One process at a time has it: the lock on its lock
 * file ends with the process, however that ends.
 */
public final class DataDirectory implements AutoCloseable {

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  // POSIX drops a process's lock when it closes any descriptor of the file, so a file that this
  // process has locked is never opened a second time.
  private static final Set<Path> TAKEN_HERE = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;
  private final Instant takenAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the folder for this process, creating it where it is missing.
   *
   * @throws StartupException when another process has it, or it cannot be written
   */
  public static DataDirectory take(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder, PRIVATE_FOLDER);
      }
      Path path = folder.toRealPath();
      FileChannel channel = lock(path).orElseThrow(() -> new StartupException(taken(path)));
      var directory = new DataDirectory(path, channel);
      directory.writeOwner(Optional.empty());
      return directory;
    } catch (IOException e) {
      throw new StartupException(
          "The data directory %s cannot be used (%s). Set GAUNTLET_DATA_DIR to a folder you may write."
              .formatted(folder, e),
          e);
    }
  }

  /** The process which has the folder now; empty when none has, or there is no such folder. */
  public static Optional<Owner> owner(Path folder) {
    try {
      if (!Files.exists(folder.resolve("lock"))) {
        return Optional.empty();
      }
      Path path = folder.toRealPath();
      Optional<FileChannel> lock = lock(path);
      if (lock.isPresent()) {
        release(path, lock.get());
        return Optional.empty();
      }
      return readOwner(path);
    } catch (IOException e) {
      throw new StartupException(
          "It cannot be seen who has the data directory %s (%s).".formatted(folder, e), e);
    }
  }

  /** Tells others where this process answers. */
  public void announce(URI address) {
    try {
      writeOwner(Optional.of(address));
    } catch (IOException e) {
      throw new StartupException(
          "The data directory %s cannot be written (%s).".formatted(path, e), e);
    }
  }

  /** The folder, with symbolic links resolved. */
  public Path path() {
    return path;
  }

  /** A folder in it, mode 0700, created where it is missing. */
  Path folder(String name) {
    try {
      Path folder = Files.createDirectories(path.resolve(name), PRIVATE_FOLDER);
      return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new StartupException(
          "The folder %s cannot be made in the data directory %s (%s).".formatted(name, path, e),
          e);
    }
  }

  /** Gives the folder free. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(ownerFile(path));
      release(path, channel);
    } catch (IOException e) {
      throw new StartupException(
          "The data directory %s cannot be given free (%s).".formatted(path, e), e);
    }
  }

  private static Optional<FileChannel> lock(Path path) throws IOException {
    if (!TAKEN_HERE.add(path)) {
      return Optional.empty();
    }
    FileChannel channel =
        FileChannel.open(
            path.resolve("lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PRIVATE_FILE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      release(path, channel);
      return Optional.empty();
    }
    return Optional.of(channel);
  }

  private static void release(Path path, FileChannel channel) throws IOException {
    channel.close();
    TAKEN_HERE.remove(path);
  }

  private static Path ownerFile(Path path) {
    return path.resolve("owner");
  }

  private void writeOwner(Optional<URI> address) throws IOException {
    var owner = new Owner(ProcessHandle.current().pid(), takenAt, address);
    Path draft = Files.writeString(path.resolve("owner.new"), owner.print());
    Files.move(draft, ownerFile(path), StandardCopyOption.ATOMIC_MOVE);
  }

  private static Optional<Owner> readOwner(Path path) throws IOException {
    try {
      return Owner.parse(Files.readString(ownerFile(path)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static String taken(Path path) {
    try {
      String who =
          readOwner(path)
              .map(Owner::describe)
              .orElse("another process, which is just starting or ending");
      return "The data directory %s is in use by %s. Stop it, or set GAUNTLET_DATA_DIR to another folder."
          .formatted(path, who);
    } catch (IOException e) {
      return "The data directory %s is in use, and it cannot be read by whom (%s)."
          .formatted(path, e);
    }
  }
}
