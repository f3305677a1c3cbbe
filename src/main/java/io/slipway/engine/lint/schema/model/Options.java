package io.slipway.engine.lint.schema.model;

import io.slipway.engine.sql.Name;
import java.util.Optional;

/// What is set for a table as a whole.
///
/// @param rowSecurity whether its policies are in force
/// @param forcedRowSecurity whether for its owner too
/// @param clusteredOn the index that it was clustered by last, or is to be
public record Options(
    boolean rowSecurity,
    boolean forcedRowSecurity,
    ReplicaIdentity replicaIdentity,
    Optional<Name> clusteredOn) {

  public static final Options NONE =
      new Options(false, false, ReplicaIdentity.DEFAULT, Optional.empty());

  /// By what a row is told to subscribers.
  ///
  /// @param kind `DEFAULT`, `FULL`, `NOTHING` or `INDEX`
  public record ReplicaIdentity(String kind, Optional<Name> index) {
    public static final ReplicaIdentity DEFAULT = new ReplicaIdentity("DEFAULT", Optional.empty());
  }

  public Options withRowSecurity(boolean on, boolean forced) {
    return new Options(on, forced, replicaIdentity, clusteredOn);
  }

  public Options with(ReplicaIdentity changed) {
    return new Options(rowSecurity, forcedRowSecurity, changed, clusteredOn);
  }

  public Options clusteredOn(Optional<Name> index) {
    return new Options(rowSecurity, forcedRowSecurity, replicaIdentity, index);
  }
}
