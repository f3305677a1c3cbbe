package io.slipway.engine.scratch;

import io.slipway.engine.postgres.ServerVersion;

/// Whether scratch databases can be made on a server, and if not, why.
public sealed interface Readiness {

  /// They can.
  ///
  /// @param user the role that makes them, and runs the scripts in them
  record Ready(ServerVersion version, String user) implements Readiness {}

  /// They cannot.
  sealed interface Unready extends Readiness {

    /// Why, and what to do about it.
    String message();
  }

  /// No connection came about.
  ///
  /// @param failure what the way to the server said; it holds no secret
  record Unreachable(String failure) implements Unready {
    @Override
    public String message() {
      return "The scratch server cannot be reached: " + failure;
    }
  }

  /// The connection's role must not create databases.
  record MayNotCreate(String user) implements Unready {
    @Override
    public String message() {
      return "The role %s must not create databases on the scratch server: ALTER ROLE %s CREATEDB."
          .formatted(user, user);
    }
  }

  /// Migrations may do something else on another major version, so nothing would be proved there.
  record OtherVersion(ServerVersion version, int wantedMajor) implements Unready {
    @Override
    public String message() {
      return "The scratch server is PostgreSQL %s, and the target's major version is %d."
          .formatted(version, wantedMajor);
    }
  }

  /// A standby takes no writes.
  record Standby() implements Unready {
    @Override
    public String message() {
      return "The scratch server is a standby, on which no database can be created.";
    }
  }
}
