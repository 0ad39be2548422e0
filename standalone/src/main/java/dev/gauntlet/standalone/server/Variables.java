package dev.gauntlet.standalone.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Environment variables, of which a blank one counts as unset. */
record Variables(Map<String, String> values) {

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  boolean flag(String name) {
    String value = find(name).orElse("false");
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new StartupException(
              "%s is \"%s\"; it has to be true or false.".formatted(name, value));
    };
  }

  Optional<Path> commandOnPath(String command) {
    return find("PATH").stream()
        .flatMap(path -> Arrays.stream(path.split(File.pathSeparator, -1)))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, command).toAbsolutePath())
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
