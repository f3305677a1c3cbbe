package io.slipway.engine.replay;

import io.slipway.engine.postgres.SqlResource;
import io.slipway.engine.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/// The roles of a target's cluster.
///
/// @param names all but those that every cluster has
/// @param shared whether the scratch server is the same cluster: then its roles are the real ones,
///     and none is made, changed or dropped
public record TargetRoles(Set<String> names, boolean shared) {

  private static final String ROLES = SqlResource.read(TargetRoles.class, "roles.sql");

  public TargetRoles {
    names = Set.copyOf(names);
  }

  /// Asks a target.
  public static TargetRoles read(Connection target, ScratchServer scratch) throws SQLException {
    var names = new HashSet<String>();
    try (var statement = target.createStatement();
        var rows = statement.executeQuery(ROLES)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return new TargetRoles(names, scratch.isClusterOf(target));
  }
}
