package io.slipway.engine.lint.rule.phased;

import io.slipway.engine.lint.rule.Phases;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.KeyElement;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The indexes on a column that moves, made for the new column under names of their own.
record CopiedIndexes(ColumnMove move) {

  /// A file for each.
  void build(Phases phases) {
    all().forEach(index -> build(phases, index));
  }

  private void build(Phases phases, TableIndex index) {
    phases
        .saying(
            "Takes the place of %s. Where that one has a sort order, operator classes or"
                .formatted(Sql.shown(index.name().name())),
            "parameters of its own, add them here: they are not known. When the build was",
            "interrupted, drop the invalid index first.")
        .alone("index " + temporary(index.name().name()), create(index));
  }

  private String create(TableIndex index) {
    return "CREATE %sINDEX CONCURRENTLY %s ON %s%s (%s)%s%s;"
        .formatted(
            index.properties().unique() ? "UNIQUE " : "",
            Sql.name(temporary(index.name().name())),
            move.tableName(),
            index.method().equals("btree") ? "" : " USING " + Sql.name(index.method()),
            index.elements().stream().map(this::element).collect(Collectors.joining(", ")),
            index.included().isEmpty()
                ? ""
                : " INCLUDE (" + Sql.names(move.moved(index.included())) + ")",
            index.predicate().map(it -> " WHERE (" + move.moved(it) + ")").orElse(""));
  }

  private String element(KeyElement element) {
    return element
        .column()
        .map(column -> Sql.names(move.moved(List.of(column))))
        .orElseGet(() -> "(" + move.moved(element.expression()) + ")");
  }

  private List<TableIndex> all() {
    return move.sight().schema().indexes(move.table().name()).stream()
        .filter(index -> index.uses(move.column().name()) && index.properties().valid())
        .toList();
  }

  /// Actions that give each key the index on the new column.
  Stream<String> keyActions() {
    return keys()
        .flatMap(
            key -> {
              var name = Sql.name(key.name());
              var kind = key.kind() == Kind.PRIMARY_KEY ? "PRIMARY KEY" : "UNIQUE";
              return Stream.of(
                  "DROP CONSTRAINT " + name,
                  "ADD CONSTRAINT %s %s USING INDEX %s"
                      .formatted(name, kind, Sql.name(temporary(index(key)))));
            });
  }

  private Stream<TableConstraint> keys() {
    return Stream.concat(
        move.constraints(Kind.PRIMARY_KEY).stream(), move.constraints(Kind.UNIQUE).stream());
  }

  private static String index(TableConstraint key) {
    return key.index().map(Name::name).orElse(key.name());
  }

  /// Statements that move the old indexes' names out of the way; those of keys are gone.
  Stream<String> asides() {
    return plain().map(name -> rename(name, Sql.derived(name, "_old")));
  }

  /// Statements that give the new indexes the old ones' names.
  Stream<String> renames() {
    return plain().map(name -> rename(temporary(name), name));
  }

  private Stream<String> plain() {
    return all().stream()
        .filter(index -> index.properties().constraint().isEmpty())
        .map(index -> index.name().name());
  }

  private String rename(String from, String to) {
    return "ALTER INDEX %s RENAME TO %s;"
        .formatted(Sql.name(new Name(move.written().schema(), from)), Sql.name(to));
  }

  static String temporary(String name) {
    return Sql.derived(name, "_new");
  }
}
