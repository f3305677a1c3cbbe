package io.slipway.control.database;

import java.security.SecureRandom;
import java.util.HexFormat;

/// The two roles at the control database, which may be one and the same.
///
/// @param owner owns the schema and brings it up to date at start; not used afterwards
/// @param application what Slipway works as
record ControlAccounts(ControlServer owner, ControlServer application) {

  /// What Slipway works as on its embedded server.
  static final String EMBEDDED_APPLICATION = "slipway_application";

  private static final int PASSWORD_BYTES = 32;

  static ControlAccounts of(DatabaseSettings settings, ControlServer server) {
    if (server.embedded()) {
      return new ControlAccounts(server, server.as(EMBEDDED_APPLICATION, randomPassword()));
    }
    return settings
        .owner()
        .map(owner -> new ControlAccounts(server.as(owner.username(), owner.password()), server))
        .orElseGet(() -> new ControlAccounts(server, server));
  }

  boolean areSeparate() {
    return !owner.username().equals(application.username());
  }

  private static String randomPassword() {
    var random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
