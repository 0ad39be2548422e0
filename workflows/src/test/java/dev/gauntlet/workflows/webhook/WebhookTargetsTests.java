package dev.gauntlet.workflows.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTargetsTests {
  private static final WebhookTargets PUBLIC = new WebhookTargets(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.0.1",
        "168.63.129.16",
        "169.254.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::8.8.8.8",
        "100::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:20::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "2002:a9fe:a9fe::1",
        "2002:c0a8:101::",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void refusesAnAddressThatIsNotOfThePublicInternet(String address) throws UnknownHostException {
    assertThat(PUBLIC.admits("example.com", InetAddress.getByName(address))).isFalse();
    String url = address.contains(":") ? "http://[" + address + "]/" : "http://" + address + "/";
    assertThat(PUBLIC.fault(url)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.3.1",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2001:4860:4860::8888",
        "2002:808:808::1",
        "2606:4700::1111"
      })
  void takesAnAddressOfThePublicInternet(String address) throws UnknownHostException {
    assertThat(PUBLIC.admits("example.com", InetAddress.getByName(address))).isTrue();
    String url = address.contains(":") ? "http://[" + address + "]/" : "http://" + address + "/";
    assertThat(PUBLIC.fault(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "https://example.com/hooks?token=1%2F2",
        "HTTPS://Example.COM:8443/a",
        "http://xn--bcher-kva.example./",
        "https://a.b-c.example/x;y=z"
      })
  void takesAnAddressThatIsWellFormed(String url) {
    assertThat(PUBLIC.fault(url)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          example.com/hooks               | must begin with
          ftp://example.com/              | must begin with
          file:///etc/passwd              | must begin with
          javascript:alert(1)             | must begin with
          //example.com/                  | must begin with
          https:example.com               | has no host
          https:///hooks                  | has no host
          https://a_b.example/            | has no host
          https://user@example.com/       | user or a password
          https://user:pass@example.com/  | user or a password
          https://@example.com/           | user or a password
          https://example.com/#top        | fragment
          https://example.com:0/          | has a port
          https://example.com:65536/      | has a port
          https://exa mple.com/           | is no URL
          https://example.com/%zz         | is no URL
          http://127.1/                   | has no host
          http://2130706433/              | neither a name nor an address
          http://0x7f000001/              | neither a name nor an address
          http://0x7f.0.0.1/              | has no host
          http://0177.0.0.1/              | neither a name nor an address
          http://127.0.0.1./              | has no host
          http://[fe80::1%25eth0]/        | neither a name nor an address
          http://localhost:8080/          | not of the public internet
          http://a.LOCALHOST/             | not of the public internet
          """)
  void saysWhatIsWrongWithAnAddress(String url, String sentence) {
    assertThat(PUBLIC.fault(url)).get().asString().contains(sentence);
  }

  @Test
  void takesNoAddressThatIsTooLong() {
    assertThat(PUBLIC.fault("https://example.com/" + "a".repeat(1_980))).isEmpty();
    assertThat(PUBLIC.fault("https://example.com/" + "a".repeat(1_981)))
        .contains("has 2001 characters; at most 2000 are taken.");
  }

  @Test
  void takesWhatTheOperatorAllows() throws UnknownHostException {
    WebhookTargets targets =
        new WebhookTargets(List.of("10.1.0.0/16", " ::1 ", "Hooks.Internal", "127.0.0.1", ""));

    assertThat(targets.admits("any", InetAddress.getByName("10.1.2.3"))).isTrue();
    assertThat(targets.admits("any", InetAddress.getByName("10.2.0.0"))).isFalse();
    assertThat(targets.admits("any", InetAddress.getByName("::1"))).isTrue();
    assertThat(targets.admits("any", InetAddress.getByName("::2"))).isFalse();
    assertThat(targets.admits("hooks.internal", InetAddress.getByName("192.168.1.1"))).isTrue();
    assertThat(targets.admits("a.hooks.internal", InetAddress.getByName("192.168.1.1"))).isFalse();
    assertThat(targets.fault("http://localhost:1/")).isEmpty();
    assertThat(targets.fault("http://127.0.0.1:1/")).isEmpty();
    assertThat(targets.fault("http://127.0.0.2:1/")).isPresent();
    assertThat(targets.fault("http://[::1]/")).isEmpty();
  }

  @Test
  void anAllowedBlockMayEndWithinAByte() throws UnknownHostException {
    WebhookTargets targets = new WebhookTargets(List.of("172.16.0.0/12", "fd00::/9"));

    assertThat(targets.admits("any", InetAddress.getByName("172.31.255.255"))).isTrue();
    assertThat(targets.admits("any", InetAddress.getByName("fd7f::1"))).isTrue();
    assertThat(targets.admits("any", InetAddress.getByName("fd80::1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0/33", "10.0.0/8", "::1/129", "http://a", "a/b", "*", "10.0.0.0/x"})
  void refusesAnAllowanceThatNamesNothing(String entry) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookTargets(List.of(entry)))
        .withMessageContaining(entry);
  }
}
