package io.slipway.engine.lint.rule.phased;

import io.slipway.engine.lint.rule.Batches;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.lint.schema.model.TableColumn.Identity;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Columns that move into a table of their own, in phases: both tables are kept in step by triggers
/// until no release uses the columns any more.
///
/// A row of the old table has one in the new one when one of its columns has a value.
public final class SplitTable {

  private final Sight sight;
  private final SplitColumns split;
  private final String table;
  private final String target;
  private final String key;
  private final String targetKey;
  private final SplitFunctions functions;

  private SplitTable(Sight sight, SplitColumns split, String key) {
    this.sight = sight;
    this.split = split;
    this.table = Sql.name(split.written());
    this.target = Sql.name(split.target());
    this.key = key;
    this.targetKey = split.target(key);
    this.functions = new SplitFunctions(split, key);
  }

  /// The files, where each row of one table is known to belong to one of the other.
  public static Phased of(Sight sight, SplitColumns split) {
    var key = key(sight, split.table().name());
    var obstacle = obstacle(sight, split, key);
    return obstacle
        .map(Phased::not)
        .orElseGet(() -> new SplitTable(sight, split, key.orElseThrow()).phased());
  }

  private static Optional<String> key(Sight sight, Name table) {
    return sight.schema().constraints(table).stream()
        .filter(it -> it.kind() == Kind.PRIMARY_KEY && it.columns().size() == 1)
        .map(it -> it.columns().getFirst())
        .findFirst();
  }

  private static Optional<String> obstacle(Sight sight, SplitColumns split, Optional<String> key) {
    if (key.filter(split.names()::contains).isEmpty()) {
      return Optional.of("the copy does not have the primary key of one column of the old table");
    }
    var isFound =
        sight.schema().constraints(split.target()).stream()
            .filter(TableConstraint::isKey)
            .anyMatch(it -> it.columns().equals(List.of(split.target(key.get()))));
    if (!isFound) {
      return Optional.of("no key of the new table is the old one's");
    }
    if (split.table().kind() != RelationKind.TABLE || sight.setting().isNested()) {
      return Optional.of("the old table is no ordinary one");
    }
    return ofColumns(sight, split, key.get());
  }

  private static Optional<String> ofColumns(Sight sight, SplitColumns split, String key) {
    var hasDefault =
        split.table().columns().list().stream()
            .filter(it -> split.columns().contains(it.name()))
            .anyMatch(it -> it.value().isPresent());
    if (hasDefault) {
      return Optional.of(
          "a column has a default, so that a release that leaves it out cannot be told");
    }
    var filled = Stream.concat(Stream.of(split.target(key)), split.targets().stream()).toList();
    return sight.schema().relation(split.target()).stream()
        .map(Relation::columns)
        .flatMap(it -> it.list().stream())
        .filter(it -> isRequired(it) && !filled.contains(it.name()))
        .map(it -> "the new table needs a value for " + Sql.shown(it.name()))
        .findFirst();
  }

  private static boolean isRequired(TableColumn column) {
    return column.notNull() != NotNull.NO
        && column.value().isEmpty()
        && column.identity() == Identity.NONE;
  }

  private Phased phased() {
    var phases =
        sight
            .phases()
            .saying(
                "Run it right behind the script, without the statement that drops the columns.",
                "From then on triggers keep %s of %s and %s in step, whichever is written;"
                    .formatted(Sql.names(split.columns()), table, target),
                "a row of %s whose columns are all NULL needs none in %s.".formatted(table, target))
            .transaction("keep in step", expanded())
            .saying(
                "Copies what was written since the rows were copied, in batches, by having the",
                "trigger fire. When it is interrupted, run it again. When it is through, releases",
                "may read %s.".formatted(target))
            .alone("copy", filling());
    phases
        .saying(
            "Run it when no release reads or writes %s of %s any more."
                .formatted(Sql.names(split.columns()), table),
            "slipway:allow-file SW602 reason=\"the values are in %s\"".formatted(target))
        .transaction("drop columns", contracted());
    return new Phased(phases.files(), Optional.empty(), "");
  }

  private String[] expanded() {
    var nullable =
        split.table().columns().list().stream()
            .filter(it -> split.columns().contains(it.name()) && it.notNull() != NotNull.NO)
            .map(
                it ->
                    "ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL;"
                        .formatted(table, Sql.name(it.name())));
    return Stream.concat(nullable, functions.create()).toArray(String[]::new);
  }

  private String filling() {
    var touched = Sql.name(split.columns().getFirst());
    var old = split.written().name();
    UnaryOperator<String> ofOld = column -> Sql.name(old) + "." + Sql.name(column);
    var condition =
        "(%s) AND NOT EXISTS (SELECT FROM %s AS moved WHERE moved.%s = %s AND (%s) IS NOT DISTINCT FROM (%s))"
            .formatted(
                SplitFunctions.any(split.columns(), ofOld),
                target,
                Sql.name(targetKey),
                ofOld.apply(key),
                listed(split.targets(), column -> "moved." + Sql.name(column)),
                listed(split.columns(), ofOld));
    return Batches.update(
            sight, split.written(), touched + " = changing." + touched, Optional.of(condition))
        .orElseThrow();
  }

  private static String listed(List<String> columns, UnaryOperator<String> named) {
    return columns.stream().map(named).collect(Collectors.joining(", "));
  }

  private String[] contracted() {
    return Stream.concat(functions.drop(), Stream.of(sight.text() + ";")).toArray(String[]::new);
  }
}
