package dev.gauntlet.web.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningAddressTests {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1"})
  void mayBeLoopback(String address) throws UnknownHostException {
    InetAddress loopback = InetAddress.getByName(address);

    assertThat(ListeningAddress.checked(loopback, false).address()).isEqualTo(loopback);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "2001:db8::1"})
  void needsAWordToBeReachedByOthers(String address) throws UnknownHostException {
    InetAddress open = InetAddress.getByName(address);

    assertThatIllegalStateException()
        .isThrownBy(() -> ListeningAddress.checked(open, false))
        .withMessageContaining("GAUNTLET_ALLOW_ANONYMOUS=true");
    assertThat(ListeningAddress.checked(open, true).address()).isEqualTo(open);
  }
}
