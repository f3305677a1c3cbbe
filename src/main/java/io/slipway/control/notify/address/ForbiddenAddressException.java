package io.slipway.control.notify.address;

import java.net.UnknownHostException;

/// A name leads where Slipway does not go; its message names the host, never the address behind it.
public final class ForbiddenAddressException extends UnknownHostException {

  private static final long serialVersionUID = 1L;

  ForbiddenAddressException(String host) {
    super(
        "%s leads to an address that is not public; slipway.notify.allowed-networks can open it"
            .formatted(host));
  }
}
