package io.slipway.control.notify.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Looks up where a host leads, and lets nothing through that leads elsewhere than allowed.
@Component
public class AddressBook {

  private final NameResolver resolver;
  private final AddressRule rule;

  AddressBook(NameResolver resolver, NotifySettings settings) {
    this.resolver = resolver;
    this.rule = new AddressRule(settings.allowedNetworks());
  }

  /// The addresses of a host, all of which may be connected to. Each call asks anew: what connects
  /// must use these very addresses.
  ///
  /// @throws ForbiddenAddressException when one of them is not allowed
  /// @throws UnknownHostException when there are none
  List<InetAddress> addresses(String host) throws UnknownHostException {
    var addresses = resolver.resolve(host);
    if (addresses.isEmpty()) {
      throw new UnknownHostException(host);
    }
    if (!addresses.stream().allMatch(rule::allows)) {
      throw new ForbiddenAddressException(host);
    }
    return addresses;
  }

  /// Why the destination can already be refused; a host that nobody knows yet is let be.
  public Optional<String> objection(Destination destination) {
    try {
      addresses(destination.host());
      return Optional.empty();
    } catch (ForbiddenAddressException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
