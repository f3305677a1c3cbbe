package io.slipway.control.notify.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Asks for the addresses of a host's name.
@FunctionalInterface
public interface NameResolver {

  /// All of them; of a literal address itself.
  ///
  /// @throws UnknownHostException when there is none
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
