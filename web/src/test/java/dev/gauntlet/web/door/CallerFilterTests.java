package dev.gauntlet.web.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerFilterTests {

  private static final List<String> PROXIES = List.of("10.0.0.0/8", "fd00::/8", "127.0.0.1");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.9|1.2.3.4|203.0.113.9",
        "10.1.2.3|''|10.1.2.3",
        "10.1.2.3|198.51.100.7|198.51.100.7",
        "10.1.2.3|1.2.3.4, 198.51.100.7|198.51.100.7",
        "10.1.2.3|1.2.3.4, 198.51.100.7:4711, 10.9.9.9|198.51.100.7",
        "10.1.2.3|10.4.4.4, 10.5.5.5|10.4.4.4",
        "10.1.2.3|1.2.3.4, unknown|10.1.2.3",
        "10.1.2.3|1.2.3.4, |10.1.2.3",
        "10.1.2.3|evil.example|10.1.2.3",
        "10.1.2.3|1.2.3.4.5|10.1.2.3",
        "10.1.2.3|256.1.1.1|10.1.2.3",
        "fd00::1|2001:db8::7|2001:db8::7",
        "127.0.0.1|[2001:db8::7]:80|2001:db8::7"
      })
  void theLastAddressThatIsNoTrustedProxyIsTheCallers(
      String peer, String forwardedFor, String caller) {
    List<String> read = ForwardedHeader.X_FORWARDED_FOR.read(List.of(forwardedFor));

    assertThat(filter(PROXIES).caller(address(peer), read)).isEqualTo(address(caller));
  }

  @Test
  void nobodyIsTrustedUnlessConfigured() {
    assertThat(filter(List.of()).caller(address("127.0.0.1"), List.of("1.2.3.4")))
        .isEqualTo(address("127.0.0.1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "for=192.0.2.60;proto=http;by=203.0.113.43|192.0.2.60",
        "proto=https; For=\"[2001:db8:cafe::17]:4711\"|[2001:db8:cafe::17]",
        "for=192.0.2.43:47011|192.0.2.43",
        "for=_hidden|_hidden",
        "proto=http|"
      })
  void forwardedIsReadAsItIsWritten(String value, String node) {
    assertThat(ForwardedHeader.FORWARDED.read(List.of(value)))
        .containsExactly(node == null ? "" : node);
  }

  @Test
  void severalHeadersAreOneInTheirOrder() {
    assertThat(ForwardedHeader.X_FORWARDED_FOR.read(List.of("1.1.1.1, 2.2.2.2", "3.3.3.3")))
        .containsExactly("1.1.1.1", "2.2.2.2", "3.3.3.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0/8", "::1/129"})
  void aBlockThatIsNoneIsRefusedAtTheStart(String block) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> filter(List.of(block)))
        .withMessageContaining("gauntlet.door.trusted-proxies");
  }

  @Test
  void anIpv6HouseholdIsOneCaller() {
    assertThat(IpAddress.holder(address("2001:db8:1:2:3:4:5:6")))
        .isEqualTo(IpAddress.holder(address("2001:db8:1:2::1")))
        .isNotEqualTo(IpAddress.holder(address("2001:db8:1:3::1")));
    assertThat(IpAddress.holder(address("::ffff:192.0.2.1"))).isEqualTo("192.0.2.1");
  }

  private static CallerFilter filter(List<String> proxies) {
    return new CallerFilter(true, new ProxyProperties(proxies, ForwardedHeader.X_FORWARDED_FOR));
  }

  private static InetAddress address(String text) {
    return IpAddress.parse(text).orElseThrow();
  }
}
