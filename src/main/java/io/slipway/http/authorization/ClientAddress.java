package io.slipway.http.authorization;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Whom an address counts for: an IPv4 address for itself, one of IPv6 for its network of 64 bits,
/// all of which one household has.
final class ClientAddress {

  private static final int NETWORK_BYTES = 8;
  private static final int V6_BYTES = 16;

  private ClientAddress() {}

  static String of(HttpServletRequest request) {
    return of(request.getRemoteAddr());
  }

  static String of(String address) {
    try {
      // A literal, which is not looked up.
      var bytes = InetAddress.ofLiteral(address).getAddress();
      return bytes.length == V6_BYTES
          ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES))
          : address;
    } catch (IllegalArgumentException _) {
      return address;
    }
  }
}
