package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.postgres.GeneratedNames;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Constraint.Kind.Key;
import java.util.List;

/// The phases of a unique or primary key: no nulls, its index, and itself.
///
/// @param definition of its index, behind `ON table`
record KeySteps(Added<Key> added, KeyText text, String definition) {

  /// @return none when the text asks for what cannot be done in phases
  static List<FollowUp> of(Added<Key> added) {
    return KeyText.of(added.action().text())
        .map(text -> new KeySteps(added, text, definition(added.kind(), text)).files())
        .orElse(List.of());
  }

  private static String definition(Key key, KeyText text) {
    var included = key.included().isEmpty() ? "" : " INCLUDE (" + Sql.names(key.included()) + ")";
    return "(" + Sql.names(key.columns()) + ")" + included + text.distinct();
  }

  private List<FollowUp> files() {
    var sight = added.sight();
    var table = added.action().table();
    if (Leaves.isPartitioned(sight, table)) {
      return Leaves.of(sight, table).map(this::byPartition).orElse(List.of());
    }
    return begin()
        .index(table, true, added.name(), definition)
        .alter("add " + added.name(), made(added.name()))
        .files();
  }

  // Columns that may hold nulls, and those of which nobody knows.
  private Steps begin() {
    var steps = added.steps();
    var nullable = added.kind().primary() ? nullable() : List.<String>of();
    return nullable.isEmpty() ? steps : steps.forbidNulls(nullable);
  }

  private List<String> nullable() {
    var table = added.action().relation();
    return added.kind().columns().stream()
        .filter(
            column ->
                table
                    .flatMap(it -> it.column(column))
                    .filter(it -> it.notNull() == NotNull.YES)
                    .isEmpty())
        .toList();
  }

  private String made(String name) {
    return "ADD CONSTRAINT %s %s USING INDEX %s%s"
        .formatted(Sql.name(name), word(), Sql.name(name), text.timing());
  }

  private String word() {
    return added.kind().primary() ? "PRIMARY KEY" : "UNIQUE";
  }

  // Of the whole table it is there at once and valid when the last partition has its part.
  private List<FollowUp> byPartition(List<Relation> leaves) {
    var table = added.action().table();
    var steps =
        begin()
            .transaction(
                "add " + added.name(),
                "ALTER TABLE ONLY %s %s;".formatted(Sql.name(table), added.text()));
    for (var leaf : leaves) {
      addPart(steps, new Name(table.schema(), added.name()), leaf.name());
    }
    return steps.files();
  }

  private void addPart(Steps steps, Name whole, Name leaf) {
    var key = added.kind();
    var part =
        key.primary()
            ? GeneratedNames.of(leaf.name(), List.of(), "pkey")
            : GeneratedNames.of(leaf.name(), key.columns(), "key");
    steps.index(leaf, true, part, definition);
    steps.transaction(
        "attach " + part,
        "ALTER TABLE %s %s;".formatted(Sql.name(leaf), made(part)),
        "ALTER INDEX %s ATTACH PARTITION %s;"
            .formatted(Sql.name(whole), Sql.name(new Name(leaf.schema(), part))));
  }
}
