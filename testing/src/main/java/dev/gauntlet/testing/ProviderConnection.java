package dev.gauntlet.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One client's connection: HTTP/1.1, requests one after the other. */
final class ProviderConnection {
  private static final Reply.Completion WHOLE =
      new Reply.Completion("this never arrives whole", "stop", null, null);

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  ProviderConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** The next request, or null when the client has closed, be it in the middle of one. */
  @Nullable ReceivedRequest read() throws IOException {
    String start = line();
    if (start == null) {
      return null;
    }
    String[] words = start.split(" ", 3);
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); line != null && !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      return null;
    }
    return new ReceivedRequest(
        words[0],
        words[1],
        headers,
        new String(body, UTF_8),
        Instant.now(),
        new CompletableFuture<>());
  }

  /** Does what the reply says; false when the connection is over. */
  boolean write(ReceivedRequest request, Reply reply) throws IOException {
    return switch (reply) {
      case Reply.Completion completion -> {
        WireAnswer answer = new WireAnswer(request, completion);
        if (request.wantsStream()) {
          stream(answer.events(), true);
        } else {
          send(200, Map.of(), answer.body().getBytes(UTF_8));
        }
        yield true;
      }
      case Reply.Raw raw -> {
        send(raw.code(), raw.headers(), raw.body().getBytes(UTF_8));
        yield true;
      }
      case Reply.Truncated truncated -> {
        sendHalf(request);
        yield false;
      }
      case Reply.Hanging hanging -> {
        if (hanging.afterHeaders()) {
          sendHalf(request);
        }
        awaitEnd(request, Duration.ZERO);
        yield false;
      }
      case Reply.BrokenOff broken -> {
        List<String> events = half(request);
        events.add("event: error\ndata: " + broken.error() + "\n\n");
        stream(events, true);
        yield true;
      }
      case Reply.Reset reset -> {
        // With a linger of zero, closing sends RST instead of FIN.
        socket.setSoLinger(true, 0);
        yield false;
      }
      case Reply.Delayed delayed ->
          awaitEnd(request, delayed.delay()) ? false : write(request, delayed.then());
    };
  }

  /** Waits for the client to close, at most that long (zero: for ever); true when it did. */
  private boolean awaitEnd(ReceivedRequest request, Duration atMost) throws IOException {
    socket.setSoTimeout((int) atMost.toMillis());
    try {
      while (in.read() >= 0) {
        // A client that has sent its request has nothing more to say.
      }
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      // A reset is an end as well.
    } finally {
      if (!socket.isClosed()) {
        socket.setSoTimeout(0);
      }
    }
    request.connectionEnd().complete(Instant.now());
    return true;
  }

  private void sendHalf(ReceivedRequest request) throws IOException {
    if (request.wantsStream()) {
      stream(half(request), false);
      return;
    }
    byte[] body = new WireAnswer(request, WHOLE).body().getBytes(UTF_8);
    out.write(head(200, Map.of(), body.length));
    out.write(body, 0, body.length / 2);
    out.flush();
  }

  private static List<String> half(ReceivedRequest request) {
    List<String> events = new WireAnswer(request, WHOLE).events();
    return new ArrayList<>(events.subList(0, events.size() / 2));
  }

  /** One HTTP chunk an event; without an end the connection stays open. */
  private void stream(List<String> events, boolean end) throws IOException {
    out.write(
        "HTTP/1.1 200 Scripted\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
            .getBytes(ISO_8859_1));
    for (String event : events) {
      byte[] data = event.getBytes(UTF_8);
      out.write((Integer.toHexString(data.length) + "\r\n").getBytes(ISO_8859_1));
      out.write(data);
      out.write("\r\n".getBytes(ISO_8859_1));
      out.flush();
    }
    if (end) {
      out.write("0\r\n\r\n".getBytes(ISO_8859_1));
      out.flush();
    }
  }

  private void send(int code, Map<String, String> headers, byte[] body) throws IOException {
    ByteArrayOutputStream response = new ByteArrayOutputStream(body.length + 256);
    response.writeBytes(head(code, headers, body.length));
    response.writeBytes(body);
    response.writeTo(out);
    out.flush();
  }

  private static byte[] head(int code, Map<String, String> headers, int length) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + code + " Scripted\r\n");
    head.append("Content-Type: application/json\r\nContent-Length: ").append(length);
    headers.forEach((name, value) -> head.append("\r\n").append(name).append(": ").append(value));
    return head.append("\r\n\r\n").toString().getBytes(ISO_8859_1);
  }

  /** A line without its end, or null at the end of the stream. */
  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    int next = in.read();
    if (next < 0) {
      return null;
    }
    while (next >= 0 && next != '\n') {
      if (next != '\r') {
        line.write(next);
      }
      next = in.read();
    }
    return line.toString(ISO_8859_1);
  }
}
