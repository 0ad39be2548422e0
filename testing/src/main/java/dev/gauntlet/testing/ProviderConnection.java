package dev.gauntlet.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One client's connection: HTTP/1.1, requests one after the other. */
final class ProviderConnection {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  ProviderConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** The next request, or null when the client has closed. */
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
    String body = new String(in.readNBytes(length), UTF_8);
    return new ReceivedRequest(
        words[0], words[1], headers, body, Instant.now(), new CompletableFuture<>());
  }

  /** Does what the reply says; false when the connection is over. */
  boolean write(ReceivedRequest request, Reply reply) throws IOException {
    return switch (reply) {
      case Reply.Completion completion -> {
        send(200, Map.of(), completion(request, completion).getBytes(UTF_8));
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
    Reply.Completion whole = new Reply.Completion("this never arrives whole", "stop", null, null);
    byte[] body = completion(request, whole).getBytes(UTF_8);
    out.write(head(200, Map.of(), body.length));
    out.write(body, 0, body.length / 2);
    out.flush();
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

  private static String completion(ReceivedRequest request, Reply.Completion completion) {
    ObjectNode answer = JSON.createObjectNode();
    answer.put("id", "chatcmpl-scripted").put("object", "chat.completion");
    answer.put("created", request.at().getEpochSecond()).put("model", request.model());
    ObjectNode choice = answer.putArray("choices").addObject();
    choice.put("index", 0).put("finish_reason", completion.finishReason());
    ObjectNode message = choice.putObject("message");
    message.put("role", "assistant").put("content", completion.text());
    if (completion.refusal() != null) {
      message.put("refusal", completion.refusal());
    }
    Reply.Usage usage = completion.usage();
    if (usage != null) {
      ObjectNode tokens = answer.putObject("usage");
      tokens.put("prompt_tokens", usage.input()).put("completion_tokens", usage.output());
      tokens.put("total_tokens", usage.input() + usage.output());
      tokens.putObject("prompt_tokens_details").put("cached_tokens", usage.cached());
      tokens.putObject("completion_tokens_details").put("reasoning_tokens", usage.reasoning());
    }
    return answer.toString();
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
