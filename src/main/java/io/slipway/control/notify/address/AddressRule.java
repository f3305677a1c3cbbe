package io.slipway.control.notify.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Which addresses may be connected to: those of the public Internet, and the networks that the
/// operator opened.
///
/// The special blocks are those of IANA's registries of special-purpose addresses for IPv4 (RFC
/// 6890) and IPv6. Of IPv6 only `2000::/3` is public; addresses in which IPv4 hides are
/// looked through (mapped, NAT64) or refused (6to4, Teredo).
public final class AddressRule {

  private static final List<Network> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "3fff::/20")
          .map(Network::new)
          .toList();

  private static final Network PUBLIC_V6 = new Network("2000::/3");
  private static final Network NAT64 = new Network("64:ff9b::/96");
  private static final int V4_IN_NAT64 = 12;

  private final List<Network> opened;

  public AddressRule(List<Network> opened) {
    this.opened = List.copyOf(opened);
  }

  public boolean allows(InetAddress address) {
    return opened.stream().anyMatch(network -> network.contains(address)) || isPublic(address);
  }

  private boolean isPublic(InetAddress address) {
    if (NAT64.contains(address)) {
      return allows(behindNat64(address));
    }
    if (address instanceof Inet6Address && !PUBLIC_V6.contains(address)) {
      return false;
    }
    return SPECIAL.stream().noneMatch(network -> network.contains(address));
  }

  private static InetAddress behindNat64(InetAddress address) {
    var bytes = address.getAddress();
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, V4_IN_NAT64, bytes.length));
    } catch (java.net.UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
