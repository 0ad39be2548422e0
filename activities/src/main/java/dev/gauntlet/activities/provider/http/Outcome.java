package dev.gauntlet.activities.provider.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** How an exchange ended. */
sealed interface Outcome {

  /**
   * The server's answer arrived whole, whatever it says.
   *
   * @param status the status code
   * @param headers by name in any case
   * @param body as text
   */
  record Answered(int status, HttpHeaders headers, String body) implements Outcome {

    boolean succeeded() {
      return status >= 200 && status < 300;
    }

    /** Whether the provider's filter held the prompt or the answer back. */
    boolean refusedByFilter() {
      int said = statusSaid();
      return (said == 400 || said == 403) && ErrorBody.of(body).saysFiltered();
    }

    /** The status of a failure, also of one inside a success; 0 for a success. */
    int statusSaid() {
      return succeeded() ? ErrorBody.statusInside(body).orElse(0) : status;
    }
  }

  /**
   * No connection, or it broke.
   *
   * @param cause what happened
   */
  record Broken(IOException cause) implements Outcome {

    /** Whether there was no connection, and so nobody who could have worked on the request. */
    boolean beforeTheRequest() {
      return addressUnknown() || unreachable() || is(SSLHandshakeException.class);
    }

    boolean addressUnknown() {
      return is(UnresolvedAddressException.class) || is(UnknownHostException.class);
    }

    boolean untrusted() {
      return is(SSLException.class);
    }

    boolean unreachable() {
      return is(ConnectException.class) || is(HttpConnectTimeoutException.class);
    }

    private boolean is(Class<? extends Throwable> kind) {
      for (@Nullable Throwable thrown = cause; thrown != null; thrown = thrown.getCause()) {
        if (kind.isInstance(thrown)) {
          return true;
        }
      }
      return false;
    }
  }

  /** The deadline of the whole exchange passed; the connection is closed. */
  record TooLate() implements Outcome {}

  /** The calling thread was interrupted; the connection is closed. */
  record Interrupted() implements Outcome {}

  /** Nothing was sent. */
  record Unsent() implements Outcome {}
}
