package io.slipway.control.project;

import io.slipway.control.secret.SecretReference;
import java.util.Optional;

/// Where an environment's plans are rehearsed.
public sealed interface ScratchPlace {

  /// On a server of its own.
  ///
  /// @param url of the database from which others are created and dropped, such as `postgres`
  /// @param password absent when the server asks for none
  record ByUrl(PostgresUrl url, DatabaseUser username, Optional<SecretReference> password)
      implements ScratchPlace {}

  /// On the cluster that each target itself is on.
  record TargetsOwn() implements ScratchPlace {}

  /// On the PostgreSQL that Slipway started for itself.
  record Embedded() implements ScratchPlace {}

  /// Nowhere.
  record Nowhere() implements ScratchPlace {}
}
