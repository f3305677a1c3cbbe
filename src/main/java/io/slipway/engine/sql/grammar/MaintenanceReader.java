package io.slipway.engine.sql.grammar;

import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.DataForm.Truncate;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.IndexForm.Reindex;
import io.slipway.engine.sql.form.IndexForm.Scope;
import io.slipway.engine.sql.form.MaintenanceForm.Analyze;
import io.slipway.engine.sql.form.MaintenanceForm.Cluster;
import io.slipway.engine.sql.form.MaintenanceForm.LockTable;
import io.slipway.engine.sql.form.MaintenanceForm.Vacuum;
import io.slipway.engine.sql.form.ViewForm.RefreshMaterializedView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads what looks after tables.
final class MaintenanceReader {

  private MaintenanceReader() {}

  static Form vacuum(Cursor cursor) throws UnreadableException {
    var options = Options.read(cursor);
    var full = cursor.skip("full") || options.has("full");
    cursor.skip("freeze");
    cursor.skip("verbose");
    var analyze =
        cursor.skipAny("analyze", "analyse") || options.has("analyze") || options.has("analyse");
    return new Vacuum(tables(cursor), full, analyze);
  }

  static Form analyze(Cursor cursor) throws UnreadableException {
    Options.read(cursor);
    cursor.skip("verbose");
    return new Analyze(tables(cursor));
  }

  static Form cluster(Cursor cursor) throws UnreadableException {
    Options.read(cursor);
    cursor.skip("verbose");
    if (cursor.atEnd()) {
      return new Cluster(Optional.empty(), Optional.empty(), false);
    }
    if (cursor.has(1) && cursor.peek(1).is("on")) {
      return clusterOfOld(cursor);
    }
    var table = cursor.name();
    var index = cursor.skip("using") ? Optional.of(cursor.identifier()) : Optional.<String>empty();
    cursor.end();
    return new Cluster(Optional.of(table), index, false);
  }

  // Before PostgreSQL 8.3 it was CLUSTER index ON table.
  private static Form clusterOfOld(Cursor cursor) throws UnreadableException {
    var index = cursor.identifier();
    cursor.expect("on");
    var table = cursor.name();
    cursor.end();
    return new Cluster(Optional.of(table), Optional.of(index), false);
  }

  /// Source: PostgreSQL 19's documentation, `REPACK`.
  static Form repack(Cursor cursor) throws UnreadableException {
    var concurrently = Options.read(cursor).has("concurrently");
    if (cursor.atEnd() || cursor.skip("using index")) {
      cursor.end();
      return new Cluster(Optional.empty(), Optional.empty(), concurrently);
    }
    var table = table(cursor);
    var index =
        cursor.skip("using index") && cursor.atName()
            ? Optional.of(cursor.identifier())
            : Optional.<String>empty();
    cursor.end();
    return new Cluster(Optional.of(table), index, concurrently);
  }

  static Form lock(Cursor cursor) throws UnreadableException {
    cursor.skip("table");
    var tables = Lists.of(cursor, MaintenanceReader::table);
    var mode = cursor.skip("in") ? mode(cursor) : LockMode.ACCESS_EXCLUSIVE;
    var noWait = cursor.skip("nowait");
    cursor.end();
    return new LockTable(tables, mode, noWait);
  }

  private static LockMode mode(Cursor cursor) throws UnreadableException {
    for (var mode : LockMode.values()) {
      if (cursor.skip(mode.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " mode")) {
        return mode;
      }
    }
    throw cursor.unexpected();
  }

  static Form truncate(Cursor cursor) throws UnreadableException {
    cursor.skip("table");
    var tables = Lists.of(cursor, MaintenanceReader::table);
    var restart = cursor.skip("restart identity");
    cursor.skip("continue identity");
    var cascade = cursor.skip("cascade");
    cursor.skip("restrict");
    cursor.end();
    return new Truncate(tables, cascade, restart);
  }

  static Form refresh(Cursor cursor) throws UnreadableException {
    cursor.expect("materialized view");
    var concurrently = cursor.skip("concurrently");
    var name = cursor.name();
    var withData = !cursor.skip("with no data");
    cursor.skip("with data");
    cursor.end();
    return new RefreshMaterializedView(name, concurrently, withData);
  }

  static Form reindex(Cursor cursor) throws UnreadableException {
    var options = Options.read(cursor);
    var scope = scope(cursor);
    var concurrently = cursor.skip("concurrently") || options.has("concurrently");
    var mayLackName = scope == Scope.DATABASE || scope == Scope.SYSTEM;
    var name = mayLackName && cursor.atEnd() ? Optional.<Name>empty() : Optional.of(cursor.name());
    cursor.end();
    return new Reindex(scope, name, concurrently);
  }

  private static Scope scope(Cursor cursor) throws UnreadableException {
    for (var scope : Scope.values()) {
      if (cursor.skip(scope.name().toLowerCase(Locale.ROOT))) {
        return scope;
      }
    }
    throw cursor.unexpected();
  }

  /// `ONLY table (columns)`, with the `*` of old.
  static Name table(Cursor cursor) throws UnreadableException {
    var inParentheses = false;
    if (cursor.skip("only")) {
      inParentheses = cursor.skip("(");
    }
    var name = cursor.name();
    if (inParentheses) {
      cursor.expect(")");
    }
    cursor.skip("*");
    cursor.skipParenthesized();
    return name;
  }

  private static List<Name> tables(Cursor cursor) throws UnreadableException {
    if (cursor.atEnd()) {
      return List.of();
    }
    var tables = Lists.of(cursor, MaintenanceReader::table);
    cursor.end();
    return tables;
  }
}
