package dev.gauntlet.cli.server;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the address of a server. */
public final class AddressConverter implements ITypeConverter<URI> {
  /** Reads addresses of http and https. */
  public AddressConverter() {}

  @Override
  public URI convert(String text) {
    try {
      URI address = new URI(text);
      boolean isHttp = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (isHttp && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException wrong) {
      // The sentence below says what would be right.
    }
    throw new TypeConversionException(
        "must be an address such as http://127.0.0.1:8080, but was '" + text + "'");
  }
}
