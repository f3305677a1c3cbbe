package io.slipway.engine.rehearsal;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogComparison;
import io.slipway.engine.catalog.CatalogDifference;
import io.slipway.engine.catalog.CatalogDifference.Added;
import io.slipway.engine.catalog.CatalogDifference.Changed;
import io.slipway.engine.catalog.CatalogDifference.Missing;
import io.slipway.engine.catalog.CatalogObject;
import io.slipway.engine.catalog.ObjectKind;
import io.slipway.engine.catalog.ObjectRef;
import io.slipway.engine.execute.Step;
import io.slipway.engine.postgres.SqlResource;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Finds the tables whose rows a step may have changed, among those that were there before it.
///
/// @param before the schema before the step
/// @param after the schema after it
record TouchedTables(Catalog before, Catalog after) {

  private static final String LOCKED = SqlResource.read(TouchedTables.class, "locked_tables.sql");

  /// @param trial in which the step has just been applied
  SortedSet<String> by(Step step, Trial trial) throws SQLException {
    var touched = new TreeSet<String>();
    for (var difference : CatalogComparison.of(before, after).differences()) {
      table(difference).ifPresent(touched::add);
    }
    touched.addAll(trial.connection().getAutoCommit() ? named(step) : locked(trial));
    touched.removeIf(table -> before.find(new ObjectRef(ObjectKind.TABLE, table)).isEmpty());
    return touched;
  }

  private Optional<String> table(CatalogDifference difference) {
    return switch (difference) {
      case Added(var object) -> table(object, after);
      case Missing(var object) -> table(object, before);
      case Changed(var object, _, _) -> table(object, before);
    };
  }

  private static Optional<String> table(CatalogObject object, Catalog catalog) {
    return object.ref().kind() == ObjectKind.TABLE
        ? Optional.of(object.ref().identity())
        : object.parent().flatMap(catalog::find).flatMap(parent -> table(parent, catalog));
  }

  private static SortedSet<String> locked(Trial trial) throws SQLException {
    var tables = new TreeSet<String>();
    try (var statement = trial.connection().createStatement();
        var rows = statement.executeQuery(LOCKED)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  // Locks are gone with the transactions that took them; a name that is not in the text is hidden
  // in a function.
  private SortedSet<String> named(Step step) {
    var tables = new TreeSet<String>();
    for (var object : before.objects()) {
      if (object.ref().kind() == ObjectKind.TABLE && names(step, object.ref().identity())) {
        tables.add(object.ref().identity());
      }
    }
    return tables;
  }

  private static boolean names(Step step, String table) {
    var bare = table.substring(table.lastIndexOf('.') + 1).replace("\"", "");
    var word = Pattern.compile("\\b" + Pattern.quote(bare) + "\\b", Pattern.CASE_INSENSITIVE);
    return step.script().statements().stream()
        .anyMatch(statement -> word.matcher(step.script().script().text(statement)).find());
  }
}
