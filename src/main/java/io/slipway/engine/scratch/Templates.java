package io.slipway.engine.scratch;

import io.slipway.engine.postgres.SqlResource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The finished templates of a server.
///
/// A template is built under the name of a scratch database and gets its own name last: whatever
/// has that name is whole, and what a builder left unfinished is swept like any scratch database.
///
/// @param maintenance a connection to the maintenance database
record Templates(Connection maintenance, Clock clock) {

  private static final String CATALOG_TABLES =
      SqlResource.read(Templates.class, "catalog_tables.sql");

  // Fine enough for ages of days, and seldom enough not to stand in each other's way.
  private static final Duration USE_PRECISION = Duration.ofMinutes(1);

  private record Sized(Databases.Found template, Marker marker, long bytes) {}

  private Databases databases() {
    return new Databases(maintenance);
  }

  /// Looks for a finished template, and notes that it was asked for.
  boolean use(TemplateKey key) throws SQLException {
    var marker =
        databases()
            .find(key.databaseName())
            .filter(Databases.Found::isFinishedTemplate)
            .flatMap(Databases.Found::marker);
    if (marker.isEmpty()) {
      return false;
    }
    var now = clock.instant();
    if (marker.get().used().plus(USE_PRECISION).isBefore(now)) {
      databases().mark(key.databaseName(), marker.get().usedAt(now));
    }
    return true;
  }

  /// Gives a scratch database that was filled the name of a template.
  ///
  /// @param filled a connection into it, which is closed
  void finish(TemplateKey key, String name, Connection filled) throws SQLException {
    try (filled) {
      analyzeCatalog(filled);
    }
    databases().shut(name);
    databases().mark(name, Marker.made(Marker.TEMPLATE, clock.instant()));
    databases().rename(name, key.databaseName());
  }

  // A copy has the statistics of its template. Without any, queries of the catalog of a database
  // with thousands of new tables take hundreds of times as long.
  private static void analyzeCatalog(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(CATALOG_TABLES)) {
      row.next();
      var tables = row.getString(1);
      statement.execute("ANALYZE " + tables);
    }
  }

  /// Which templates have to go: first those that nobody used for long, then those used longest
  /// ago until the rest is small enough.
  List<String> surplus(ScratchSettings settings) throws SQLException {
    var oldest = clock.instant().minus(settings.templateIdle());
    var surplus = new ArrayList<String>();
    var kept = new ArrayList<Sized>();
    for (var sized : all()) {
      if (sized.marker().used().isBefore(oldest)) {
        surplus.add(sized.template().name());
      } else {
        kept.add(sized);
      }
    }
    var bytes = kept.stream().mapToLong(Sized::bytes).sum();
    kept.sort(Comparator.comparing(sized -> sized.marker().used()));
    for (var sized : kept) {
      if (bytes > settings.templateBytes()) {
        surplus.add(sized.template().name());
        bytes -= sized.bytes();
      }
    }
    return surplus;
  }

  private List<Sized> all() throws SQLException {
    var all = new ArrayList<Sized>();
    for (var found : databases().all()) {
      if (found.isFinishedTemplate()) {
        all.add(new Sized(found, found.marker().orElseThrow(), bytes(found)));
      }
    }
    return all;
  }

  private long bytes(Databases.Found found) throws SQLException {
    try (var statement = maintenance.prepareStatement("SELECT pg_database_size(?::oid)")) {
      statement.setLong(1, found.oid());
      try (var row = statement.executeQuery()) {
        row.next();
        return Optional.ofNullable(row.getObject(1, Long.class)).orElse(0L);
      }
    }
  }
}
