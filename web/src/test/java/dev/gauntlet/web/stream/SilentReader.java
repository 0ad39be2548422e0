package dev.gauntlet.web.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks for a stream and then takes next to nothing of it. */
record SilentReader(Socket socket) implements AutoCloseable {
  static SilentReader of(String authority, String path) {
    String[] address = authority.split(":");
    try {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(4_096);
      socket.connect(new InetSocketAddress(address[0], Integer.parseInt(address[1])));
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new SilentReader(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitFirstByte() {
    try {
      if (socket.getInputStream().read() < 0) {
        throw new IllegalStateException("the server closed the connection");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
