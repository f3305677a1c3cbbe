package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.effect.Effects;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableAction.AlterColumnType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A column of an old table that gets another type, and what that does to the table.
record ChangedColumn(Sight sight, Altered<AlterColumnType> altered, Effects effects) {

  static Stream<ChangedColumn> in(Sight sight) {
    return sight
        .oldActions(AlterColumnType.class)
        .map(altered -> new ChangedColumn(sight, altered, altered.effects(sight)));
  }

  String name() {
    return altered.action().column();
  }

  Name table() {
    return altered.qualified();
  }

  /// The column as it is before.
  Optional<TableColumn> before() {
    return altered.relation().flatMap(table -> table.column(name()));
  }

  boolean isRewritten() {
    return !effects.rewritten().isEmpty();
  }

  /// Whether its type holds less than before, so that PostgreSQL may refuse a value.
  Optional<Narrowing> narrowing() {
    return altered.action().using().isPresent()
        ? Optional.empty()
        : before().flatMap(column -> Narrowing.of(column.type(), altered.action().type()));
  }

  /// The checks that all rows are held against once more.
  List<TableConstraint> rechecked() {
    if (isRewritten() || effects.scanned().isEmpty()) {
      return List.of();
    }
    return sight.schema().constraints(table()).stream()
        .filter(it -> it.kind() == Kind.CHECK && it.validity().validated())
        .filter(it -> it.columns().contains(name()))
        .toList();
  }

  /// The indexes that are built anew although the table is not.
  List<TableIndex> rebuilt() {
    if (isRewritten() || effects.scanned().isEmpty() || !isOrderedAnew()) {
      return List.of();
    }
    return sight.schema().indexes(table()).stream().filter(it -> it.uses(name())).toList();
  }

  // All other reasons for reading the rows are checks.
  private boolean isOrderedAnew() {
    return rechecked().isEmpty()
        || before()
            .filter(
                it ->
                    !it.collation().map(Name::name).equals(collation())
                        || isCitext(it.type().name()) != isCitext(altered.action().type().name()))
            .isPresent();
  }

  private Optional<String> collation() {
    return altered.action().collation().map(Name::name);
  }

  private static boolean isCitext(Name type) {
    return type.name().equals("citext");
  }
}
