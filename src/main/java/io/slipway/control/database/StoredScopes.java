package io.slipway.control.database;

import io.slipway.http.authorization.Scope;
import io.slipway.http.authorization.ScopeLookup;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Says where stored objects belong that have a UUID.
///
/// @param sql gives an object's environment and project, `*` for none, by its id
public record StoredScopes(String kind, String sql, JdbcClient jdbc) implements ScopeLookup {

  @Override
  public Set<Scope> scopesOf(String id) {
    try {
      return Set.copyOf(
          jdbc.sql(sql)
              .param(UUID.fromString(id))
              .query((row, _) -> Scope.of(row.getString(1), row.getString(2)))
              .list());
    } catch (IllegalArgumentException e) {
      return Set.of();
    }
  }
}
