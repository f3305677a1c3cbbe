package io.slipway.engine.scratch;

import io.slipway.engine.postgres.AdvisoryLock;
import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.postgres.SqlResource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Removes what the dead left behind, on one connection to the maintenance database.
///
/// A scratch database goes when its owner's lock can be had: the server gives it up with the
/// owner's last session, and the owner takes it before it creates anything. The lock is kept while
/// dropping, so that an owner whose session merely broke comes back before or after, never
/// between. A database is one's own to drop by its name and by being owned by one's own role; a
/// comment of somebody else's on it keeps it alive.
final class Sweep {

  private static final String HOLDERS = SqlResource.read(Sweep.class, "lock_holders_anywhere.sql");

  private final Connection maintenance;
  private final ScratchSettings settings;
  private final Clock clock;
  private final List<String> dropped = new ArrayList<>();
  private final List<String> templates = new ArrayList<>();
  private final List<String> remaining = new ArrayList<>();

  Sweep(Connection maintenance, ScratchSettings settings, Clock clock) {
    this.maintenance = maintenance;
    this.settings = settings;
    this.clock = clock;
  }

  /// @param self who sweeps
  /// @param open that one's databases which are in use
  Swept run(Owner self, Set<String> open) throws SQLException {
    scratchDatabases(self, open);
    invalidTemplates();
    for (var name : new Templates(maintenance, clock).surplus(settings)) {
      drop(name, templates);
    }
    var roles = new ScratchRoles(maintenance, clock).dropUnused();
    return new Swept(dropped, templates, roles, remaining);
  }

  private void scratchDatabases(Owner self, Set<String> open) throws SQLException {
    for (var owned : byOwner().entrySet()) {
      if (owned.getKey().equals(self)) {
        var inUse = new HashSet<>(open);
        owned.getValue().stream()
            .filter(name -> !inUse.contains(name))
            .forEach(name -> drop(name, dropped));
      } else {
        ofDeadOwner(owned.getKey(), owned.getValue());
      }
    }
  }

  private Map<Owner, List<String>> byOwner() throws SQLException {
    var byOwner = new LinkedHashMap<Owner, List<String>>();
    for (var found : new Databases(maintenance).all()) {
      var owner = ScratchNames.ownerOf(found.name());
      if (owner.isPresent() && found.isOurs()) {
        byOwner.computeIfAbsent(owner.get(), _ -> new ArrayList<>()).add(found.name());
      }
    }
    return byOwner;
  }

  private void ofDeadOwner(Owner owner, List<String> names) throws SQLException {
    var lock = owner.lock();
    if (!lock.tryAcquire(maintenance)) {
      return;
    }
    try {
      if (!isHeldElsewhere(lock)) {
        names.forEach(name -> drop(name, dropped));
      }
    } finally {
      lock.release(maintenance);
    }
  }

  // By an owner who uses another maintenance database.
  private boolean isHeldElsewhere(AdvisoryLock lock) throws SQLException {
    try (var statement = maintenance.prepareStatement(HOLDERS)) {
      statement.setLong(1, lock.key());
      statement.setLong(2, lock.key());
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getInt(1) > 0;
      }
    }
  }

  private void invalidTemplates() throws SQLException {
    for (var found : new Databases(maintenance).all()) {
      if (ScratchNames.isTemplate(found.name()) && found.invalid() && found.isOurs()) {
        drop(found.name(), templates);
      }
    }
  }

  private void drop(String name, List<String> into) {
    try {
      new Databases(maintenance).drop(name);
      into.add(name);
    } catch (SQLException e) {
      remaining.add(name + ": " + PostgresFailure.of(e).message());
    }
  }
}
