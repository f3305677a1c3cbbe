package io.slipway.engine.scratch;

import io.slipway.engine.postgres.Identifiers;
import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.postgres.SqlResource;
import io.slipway.engine.scratch.RoleProvision.Missing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The roles that Slipway makes on a scratch server because scripts name them.
record ScratchRoles(Connection maintenance, Clock clock) {

  private static final String MARKED = SqlResource.read(ScratchRoles.class, "marked_roles.sql");
  private static final String DUPLICATE = "42710";

  // Between being made and being named by an object: no replay takes longer.
  private static final Duration GRACE = Duration.ofHours(1);
  private static final Duration USE_PRECISION = Duration.ofMinutes(1);

  /// Makes those that are missing.
  RoleProvision provide(Collection<String> names) throws SQLException {
    var existing = existing();
    var marked = marked();
    var created = new ArrayList<String>();
    var missing = new ArrayList<Missing>();
    for (var name : names) {
      if (existing.contains(name)) {
        touch(name, Optional.ofNullable(marked.get(name)));
      } else {
        create(name)
            .ifPresentOrElse(why -> missing.add(new Missing(name, why)), () -> created.add(name));
      }
    }
    return new RoleProvision(created, missing);
  }

  private Set<String> existing() throws SQLException {
    try (var statement = maintenance.createStatement();
        var rows = statement.executeQuery("SELECT rolname FROM pg_catalog.pg_roles")) {
      var names = new HashSet<String>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  private Map<String, Marker> marked() throws SQLException {
    try (var statement = maintenance.createStatement();
        var rows = statement.executeQuery(MARKED)) {
      var found = new HashMap<String, Marker>();
      while (rows.next()) {
        var name = rows.getString("name");
        Marker.parse(rows.getString("comment"))
            .filter(marker -> marker.purpose().equals(Marker.ROLE))
            .ifPresent(marker -> found.put(name, marker));
      }
      return found;
    }
  }

  // One message, and so one transaction: never a role without its comment. Whoever runs the scripts
  // becomes a member, as it must be to give the role something to own.
  private Optional<String> create(String name) {
    var role = Identifiers.quote(name);
    var marker = Marker.made(Marker.ROLE, clock.instant());
    try {
      execute(
          "CREATE ROLE %s NOLOGIN ROLE CURRENT_USER; COMMENT ON ROLE %s IS %s"
              .formatted(role, role, marker.literal()));
      return Optional.empty();
    } catch (SQLException e) {
      var failure = PostgresFailure.of(e);
      return failure.sqlState().equals(DUPLICATE)
          ? Optional.empty()
          : Optional.of(failure.message());
    }
  }

  private void touch(String name, Optional<Marker> marker) throws SQLException {
    var now = clock.instant();
    if (marker.isPresent() && marker.get().used().plus(USE_PRECISION).isBefore(now)) {
      execute(
          "COMMENT ON ROLE %s IS %s"
              .formatted(Identifiers.quote(name), marker.get().usedAt(now).literal()));
    }
  }

  /// Drops those that nothing needs any more; the server refuses for those that something does.
  ///
  /// @return what is gone
  List<String> dropUnused() throws SQLException {
    var oldest = clock.instant().minus(GRACE);
    var dropped = new ArrayList<String>();
    for (var role : marked().entrySet()) {
      if (role.getValue().used().isBefore(oldest) && drop(role.getKey())) {
        dropped.add(role.getKey());
      }
    }
    return dropped;
  }

  private boolean drop(String name) {
    try {
      execute("DROP ROLE IF EXISTS " + Identifiers.quote(name));
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = maintenance.createStatement()) {
      statement.execute(sql);
    }
  }
}
