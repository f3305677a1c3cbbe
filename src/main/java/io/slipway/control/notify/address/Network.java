package io.slipway.control.notify.address;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;

/// A block of addresses in CIDR notation, such as `10.0.0.0/8` or `fd00::/8`.
public record Network(String text) {

  private static final Pattern FORM =
      Pattern.compile("(\\d+(?:\\.\\d+){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)/(\\d+)");

  /// @throws IllegalArgumentException when the text is no block, or has bits behind its length
  public Network {
    var bits = length(text);
    var address = base(text);
    if (bits > address.length * Byte.SIZE || !Arrays.equals(address, masked(address, bits))) {
      throw invalid(text);
    }
  }

  private static byte[] base(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw invalid(text);
    }
    try {
      return InetAddress.ofLiteral(parts.group(1)).getAddress();
    } catch (IllegalArgumentException e) {
      throw invalid(text);
    }
  }

  private static int length(String text) {
    var parts = FORM.matcher(text);
    var most = 3;
    if (!parts.matches() || parts.group(2).length() > most) {
      throw invalid(text);
    }
    return Integer.parseInt(parts.group(2));
  }

  private static IllegalArgumentException invalid(String text) {
    return new IllegalArgumentException(
        "'"
            + text
            + "' is no network such as 10.0.0.0/8 or fd00::/8, with zeros behind its length");
  }

  /// Whether the address is in it. IPv4 in the clothes of IPv6 (`::ffff:10.0.0.1`) is IPv4.
  boolean contains(InetAddress address) {
    var own = base(text);
    var other = address.getAddress();
    return own.length == other.length && Arrays.equals(own, masked(other, length(text)));
  }

  private static byte[] masked(byte[] address, int bits) {
    var result = address.clone();
    for (var i = 0; i < result.length; i++) {
      var kept = Math.clamp(bits - (long) i * Byte.SIZE, 0, Byte.SIZE);
      result[i] &= (byte) (0xFF << (Byte.SIZE - kept));
    }
    return result;
  }

  @Override
  public String toString() {
    return text;
  }
}
