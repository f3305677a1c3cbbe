package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.sql.Lexemes;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.DataForm.Insert;
import io.slipway.engine.sql.form.DataForm.Select;
import io.slipway.engine.sql.form.Query;
import io.slipway.engine.sql.form.TableForm.CreateTableAs;
import io.slipway.engine.sql.form.ViewForm.CreateMaterializedView;
import io.slipway.engine.sql.form.ViewForm.RefreshMaterializedView;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/// Which large table a query goes through.
final class BulkQuery {

  private BulkQuery() {}

  /// The table that a statement reads to fill another relation, or all of which it reads.
  static Optional<Name> table(Sight sight) {
    return switch (sight.form()) {
      case Insert insert when insert.rows() == 0 ->
          insert.source().flatMap(source -> table(sight, source));
      case CreateTableAs(_, _, _, var query, var withData) when withData ->
          query.flatMap(source -> table(sight, source));
      case CreateMaterializedView(_, _, _, var query, var withData) when withData ->
          table(sight, query);
      case Select(var query) when isWhole(query) -> table(sight, query);
      case RefreshMaterializedView(var name, _, var withData) when withData ->
          Optional.of(name).filter(sight::isOld).map(sight::qualified);
      default -> Optional.empty();
    };
  }

  /// A table in use that a query reads, and that is large for all that is known.
  static Optional<Name> table(Sight sight, Query query) {
    return query.references().relations().stream()
        .filter(sight::isOld)
        .map(sight::qualified)
        .filter(name -> holdsRows(sight, name))
        .filter(name -> RowChange.isLargeOrUnknown(RowChange.rows(sight.hold(name).size())))
        .sorted(Comparator.comparing(Name::toString))
        .findFirst();
  }

  // An index tells the first and the last, which sequences are set to.
  private static boolean isWhole(Query query) {
    return !query.limited()
        && Lexemes.of(query.text()).stream().noneMatch(it -> it.is("where"))
        && query.references().functions().stream()
            .noneMatch(it -> Set.of("max", "min", "setval").contains(it.name()));
  }

  private static boolean holdsRows(Sight sight, Name name) {
    return sight
        .schema()
        .relation(name)
        .map(it -> it.kind().holdsRows() || it.kind() == RelationKind.PARTITIONED_TABLE)
        .orElse(true);
  }
}
