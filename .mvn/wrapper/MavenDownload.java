import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;

/**
 * Downloads Maven for {@code ./mvnw}: {@code java MavenDownload.java VERSION SHA512 TARGET}.
 *
 * <p>The zip is checked before it is unpacked beside the target and moved there in one step, so two
 * at once do no harm and a killed one leaves nothing that looks whole.
 */
class MavenDownload {

  private static final String GROUP = "org.apache.maven";

  public static void main(String[] arguments) throws Exception {
    String version = arguments[0];
    String sha512 = arguments[1];
    Path target = Path.of(arguments[2]);
    URI source =
        URI.create(
            "%s/%s/apache-maven/%s/apache-maven-%s-bin.zip"
                .formatted(repository(), GROUP.replace('.', '/'), version, version));
    Files.createDirectories(target.getParent());
    Path work = Files.createTempDirectory(target.getParent(), "download");
    boolean done = false;
    try {
      System.err.printf("Downloading Maven %s ...%n", version);
      Path zip = work.resolve("maven.zip");
      download(source, zip);
      verify(zip, sha512, source);
      unzip(zip, work);
      moveOnce(work.resolve("apache-maven-" + version), target);
      done = true;
    } catch (IOException e) {
      System.err.printf("Maven could not be downloaded: %s%n", e.getMessage());
    } finally {
      delete(work);
    }
    System.exit(done ? 0 : 1);
  }

  /** {@code MVNW_REPOURL}, else the mirror of the user's settings, else Maven's own home. */
  private static String repository() throws Exception {
    String repository =
        Optional.ofNullable(System.getenv("MVNW_REPOURL"))
            .filter(url -> !url.isBlank())
            .or(MavenDownload::mirror)
            .orElseGet(MavenDownload::conventionalRepository);
    return repository.replaceAll("/+$", "");
  }

  private static Optional<String> mirror() {
    Path settings = Path.of(System.getProperty("user.home"), ".m2", "settings.xml");
    if (!Files.isReadable(settings)) {
      return Optional.empty();
    }
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var mirrors =
          factory.newDocumentBuilder().parse(settings.toFile()).getElementsByTagName("mirror");
      for (int i = 0; i < mirrors.getLength(); i++) {
        var children = mirrors.item(i).getChildNodes();
        for (int j = 0; j < children.getLength(); j++) {
          if (children.item(j).getNodeName().equals("url")) {
            return Optional.of(children.item(j).getTextContent().strip());
          }
        }
      }
      return Optional.empty();
    } catch (Exception e) {
      System.err.printf("%s is not read: %s%n", settings, e.getMessage());
      return Optional.empty();
    }
  }

  // The house names no registry's host in its files. Maven's own follows from its group id: the id
  // read backwards is the project's domain, and by convention the repository is its host "repo"
  // with the path "maven2".
  private static String conventionalRepository() {
    String domain = String.join(".", List.of(GROUP.split("\\.")).reversed());
    return "https://repo." + domain + "/maven2";
  }

  private static void download(URI source, Path zip) throws IOException, InterruptedException {
    try (var client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(20))
            .build()) {
      var request = HttpRequest.newBuilder(source).timeout(Duration.ofMinutes(5)).build();
      int status = client.send(request, HttpResponse.BodyHandlers.ofFile(zip)).statusCode();
      if (status != 200) {
        throw new IOException("the answer is " + status);
      }
    } catch (IOException e) {
      throw new IOException("%s (%s)".formatted(e, source), e);
    }
  }

  private static void verify(Path zip, String expected, URI source) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-512");
    try (var in = new DigestInputStream(Files.newInputStream(zip), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    String actual = HexFormat.of().formatHex(digest.digest());
    if (!actual.equalsIgnoreCase(expected)) {
      throw new IOException(
          "%s has the SHA-512 %s, but %s is expected".formatted(source, actual, expected));
    }
  }

  private static void unzip(Path zip, Path folder) throws IOException {
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException("the zip holds a file outside of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(entries, file);
          if (file.getParent().endsWith("bin") && !file.getFileName().toString().contains(".")) {
            file.toFile().setExecutable(true, false);
          }
        }
      }
    }
  }

  private static void moveOnce(Path unpacked, Path target) throws IOException {
    try {
      Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isExecutable(target.resolve("bin").resolve("mvn"))) {
        throw e;
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
