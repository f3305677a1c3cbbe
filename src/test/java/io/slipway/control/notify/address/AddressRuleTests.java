package io.slipway.control.notify.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTests {

  private static boolean isAllowed(String address, String... opened) {
    var networks = Stream.of(opened).map(Network::new).toList();
    return new AddressRule(networks).allows(InetAddress.ofLiteral(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "93.184.216.34",
        "1.1.1.1",
        "172.15.255.255",
        "172.32.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "169.253.255.255",
        "192.167.255.255",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2a00:1450:4001:80b::200e",
        "64:ff9b::808:808"
      })
  void publicAddressesAreAllowed(String address) {
    assertThat(isAllowed(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255"
      })
  void specialAddressesOfIpv4AreNot(String address) {
    assertThat(isAllowed(address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "64:ff9b::127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "2002:7f00:1::1",
        "2002:808:808::1",
        "3fff::1",
        "fc00::1",
        "fd12:3456::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "4000::1"
      })
  void specialAddressesOfIpv6AreNot(String address) {
    assertThat(isAllowed(address)).isFalse();
  }

  @Test
  void mappedBytesAreNoWayAround() throws UnknownHostException {
    var bytes = new byte[16];
    bytes[10] = (byte) 0xff;
    bytes[11] = (byte) 0xff;
    bytes[12] = 127;
    bytes[15] = 1;

    assertThat(new AddressRule(List.of()).allows(InetAddress.getByAddress("public.example", bytes)))
        .isFalse();
  }

  @Test
  void whatTheOperatorOpenedIsAllowedAndItsNeighboursAreNot() {
    assertThat(isAllowed("10.1.2.3", "10.1.2.0/24")).isTrue();
    assertThat(isAllowed("10.1.3.3", "10.1.2.0/24")).isFalse();
    assertThat(isAllowed("10.1.2.3", "10.1.2.3/32")).isTrue();
    assertThat(isAllowed("10.1.2.2", "10.1.2.3/32")).isFalse();
    assertThat(isAllowed("fd12::5", "fd12::/16")).isTrue();
    assertThat(isAllowed("fd13::5", "fd12::/16")).isFalse();
    assertThat(isAllowed("64:ff9b::a01:203", "10.1.2.0/24")).isTrue();
    assertThat(isAllowed("::1", "0.0.0.0/0")).isFalse();
    assertThat(isAllowed("127.0.0.1", "0.0.0.0/0")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0",
        "10.0.0.1/8",
        "10.0.0.0/33",
        "10.0.0/8",
        "10.0.0.0/-1",
        "10.0.0.0/08x",
        "fd00::/129",
        "fd00::1/8",
        "example.com/8",
        "",
        "/8"
      })
  void whatIsNoNetworkIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Network(text));
  }
}
