package dev.gauntlet.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An LLM provider that speaks OpenAI's chat-completions protocol and Anthropic's messages, whole
 * and streamed, on a free loopback port, over raw sockets, so that it can also hang, truncate and
 * reset. It takes any number of calls at once.
 *
 * <p>Each request is answered by the next scripted reply, and once those are used up by the
 * answering function.
 */
public final class ProviderServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
  private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private volatile Function<ReceivedRequest, Reply> answers;

  private ProviderServer(ServerSocket listener, Function<ReceivedRequest, Reply> answers) {
    this.listener = listener;
    this.answers = answers;
  }

  /** Starts a server that plays battles which reach their goal at message 4. */
  public static ProviderServer start() {
    return start(BattleAnswers.reachingAt(4));
  }

  /** Starts a server that answers by a function, which may be called by many threads at once. */
  public static ProviderServer start(Function<ReceivedRequest, Reply> answers) {
    try {
      ServerSocket listener = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
      ProviderServer server = new ProviderServer(listener, answers);
      Thread.ofVirtual().name("provider-server").start(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a provider is configured with, such as {@code http://127.0.0.1:40123/v1}. */
  public String baseUrl() {
    return "http://127.0.0.1:%d/v1".formatted(listener.getLocalPort());
  }

  /** Appends replies for the next requests, in the order in which those arrive. */
  public ProviderServer script(Reply... replies) {
    script.addAll(List.of(replies));
    return this;
  }

  /** Answers by another function from now on. */
  public ProviderServer answerWith(Function<ReceivedRequest, Reply> answers) {
    this.answers = answers;
    return this;
  }

  /** Everything received so far, in the order of arrival. */
  public List<ReceivedRequest> requests() {
    return List.copyOf(requests);
  }

  /** The latest request; there has to be one. */
  public ReceivedRequest lastRequest() {
    return requests.getLast();
  }

  /**
   * Waits until that many requests have arrived.
   *
   * @return the last of them
   * @throws AssertionError when they did not within the time
   */
  public ReceivedRequest awaitRequests(int count, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    synchronized (requests) {
      while (requests.size() < count) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError(
              "%d of %d requests came within %s".formatted(requests.size(), count, atMost));
        }
        requests.wait(left / 1_000_000 + 1);
      }
    }
    return requests.get(count - 1);
  }

  /** Stops listening and cuts every connection. */
  @Override
  public void close() {
    try {
      listener.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        connections.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        // Closed: the loop's condition ends it.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      ProviderConnection connection = new ProviderConnection(socket);
      boolean open = true;
      while (open) {
        ReceivedRequest request = connection.read();
        if (request == null) {
          break;
        }
        Reply scripted = received(request);
        open = connection.write(request, scripted != null ? scripted : answers.apply(request));
      }
    } catch (IOException e) {
      // The client went away, or the server was closed: nobody is left to tell.
    } finally {
      connections.remove(socket);
    }
  }

  /** Records and takes the scripted reply in one step, so that both have the same order. */
  private @Nullable Reply received(ReceivedRequest request) {
    synchronized (requests) {
      requests.add(request);
      requests.notifyAll();
      return script.poll();
    }
  }
}
