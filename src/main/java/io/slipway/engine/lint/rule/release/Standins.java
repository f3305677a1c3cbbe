package io.slipway.engine.lint.rule.release;

import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.TableAction.RenameTo;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import io.slipway.engine.sql.form.ViewForm.CreateView;
import java.util.List;
import java.util.Optional;

/// Views under the old names of tables, for whoever does not know the new ones yet.
final class Standins {

  private Standins() {}

  /// Whether in the same transaction something else takes an old name, or had the new one.
  static boolean replace(Sight sight, Name old, String young) {
    return sight.laterInTransaction().anyMatch(form -> takes(form, old.name()))
        || sight.earlierInTransaction().map(Passed::form).anyMatch(form -> gives(form, young));
  }

  private static boolean takes(Form form, String name) {
    return form instanceof CreateView view && view.name().name().equals(name)
        || renaming(form).filter(it -> it.name().equals(name)).isPresent();
  }

  private static boolean gives(Form form, String name) {
    return form instanceof AlterTable alter
        && alter.name().name().equals(name)
        && renaming(form).isPresent();
  }

  private static Optional<RenameTo> renaming(Form form) {
    return form instanceof AlterTable alter
        ? alter.actions().stream()
            .filter(RenameTo.class::isInstance)
            .map(RenameTo.class::cast)
            .findFirst()
        : Optional.empty();
  }

  /// The statement with a view behind it, and its end; none for what no view can stand for.
  ///
  /// @param young what the table is called afterwards
  static List<FollowUp> files(Sight sight, Altered<?> altered, Name young) {
    var isPossible =
        altered.isAlone()
            && !sight.setting().isNested()
            && altered
                .relation()
                .filter(it -> it.kind() != RelationKind.MATERIALIZED_VIEW && it.columns().known())
                .isPresent();
    if (!isPossible) {
      return List.of();
    }
    var old = Sql.name(altered.table());
    return sight
        .phases()
        .saying(
            "Run it now. The view under the old name can be read and written like the table.",
            "Give it the privileges that roles have on the table: it has none of its own.")
        .transaction("rename " + altered.table().name(), sight.text() + ";", view(altered, young))
        .saying(
            "Run it when no release uses %s any more.".formatted(old),
            "slipway:allow-file SW511 reason=\"nobody uses the old name any more\"")
        .transaction("drop view " + altered.table().name(), "DROP VIEW %s;".formatted(old))
        .files();
  }

  private static String view(Altered<?> altered, Name young) {
    var columns = altered.relation().orElseThrow().columns().names();
    return "CREATE VIEW %s AS\n  SELECT %s FROM %s;"
        .formatted(Sql.name(altered.table()), Sql.names(columns), Sql.name(young));
  }
}
