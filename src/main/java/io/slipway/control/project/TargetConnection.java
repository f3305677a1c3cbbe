package io.slipway.control.project;

import io.slipway.control.secret.SecretReference;
import java.util.Optional;

/// Where a target's database is.
public sealed interface TargetConnection {

  /// A database on the server that holds Slipway's own, reached as Slipway's own user.
  record OnControlServer(DatabaseName database) implements TargetConnection {}

  /// A database anywhere.
  ///
  /// @param password absent when the server asks for none, as with a client certificate
  record ByUrl(PostgresUrl url, DatabaseUser username, Optional<SecretReference> password)
      implements TargetConnection {}
}
