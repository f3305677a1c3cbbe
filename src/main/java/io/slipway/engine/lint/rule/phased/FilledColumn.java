package io.slipway.engine.lint.rule.phased;

import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Batches;
import io.slipway.engine.lint.rule.Phases;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A new column whose values differ from row to row: added empty, then filled in batches, then
/// constrained.
///
/// @param beginning what is done in the transaction that adds it, such as setting its default
/// @param end what is done when all rows are filled; nothing when the list is empty
/// @param value what the rows that are there get: [#DEFAULT] or an expression in parentheses
/// @param notNull whether it ends as `NOT NULL`
public record FilledColumn(
    Sight sight,
    Altered<AddColumn> added,
    List<String> beginning,
    List<String> end,
    String value,
    boolean notNull) {

  /// The column's own default, for each row anew.
  public static final String DEFAULT = "DEFAULT";

  public FilledColumn {
    beginning = List.copyOf(beginning);
    end = List.copyOf(end);
  }

  /// All phases; none where they cannot be told.
  public List<FollowUp> files() {
    var quoted = Sql.name(column().name());
    var empty =
        quoted + " IS NULL" + (value.equals(DEFAULT) ? "" : " AND " + value + " IS NOT NULL");
    var filling = Batches.update(sight, added.table(), quoted + " = " + value, Optional.of(empty));
    if (filling.isEmpty() || sight.setting().isNested() || !isPlain()) {
      return List.of();
    }
    var phases = sight.phases();
    phases
        .saying("Rows that come from now on get a value; those that are there stay NULL for now.")
        .transaction("add " + column().name(), first());
    phases
        .saying("Gives the rows that were there a value. When it is interrupted, run it again.")
        .alone("fill " + column().name(), filling.get());
    if (notNull || has(constraint -> constraint instanceof Kind.Key key && key.primary())) {
      NotNullPhases.add(phases, sight, added.table(), column().name());
    }
    column().constraints().forEach(constraint -> add(phases, constraint));
    if (!end.isEmpty()) {
      phases.transaction("finish " + column().name(), end.toArray(String[]::new));
    }
    return phases.files();
  }

  private Column column() {
    return added.action().column();
  }

  private String table() {
    return Sql.name(added.table());
  }

  // A foreign key's text is not known in full, and indexes of partitioned tables are made
  // otherwise.
  private boolean isPlain() {
    var isPartitioned =
        added
            .relation()
            .map(Relation::kind)
            .filter(RelationKind.PARTITIONED_TABLE::equals)
            .isPresent();
    return Sql.isWhole(column().type())
        && !has(Kind.ForeignKey.class::isInstance)
        && !has(Kind.Exclusion.class::isInstance)
        && !(isPartitioned && has(Kind.Key.class::isInstance));
  }

  private boolean has(Predicate<Kind> condition) {
    return column().constraints().stream().map(Constraint::kind).anyMatch(condition);
  }

  private String[] first() {
    var statements = new ArrayList<String>();
    statements.add(definition(column(), table(), Sql.type(column().type())));
    statements.addAll(beginning);
    return statements.toArray(String[]::new);
  }

  /// `ADD COLUMN` of a column with nothing but its type and its collation.
  public static String definition(Column column, String table, String type) {
    var collation = column.collation().map(name -> " COLLATE " + Sql.name(name)).orElse("");
    return "ALTER TABLE %s ADD COLUMN %s %s%s;"
        .formatted(table, Sql.name(column.name()), type, collation);
  }

  private void add(Phases phases, Constraint constraint) {
    switch (constraint.kind()) {
      case Kind.Key key -> key(phases, constraint, key);
      case Kind.Check(var condition, _) ->
          check(phases, named(constraint, "_check"), condition.text());
      case Kind.NotNull _,
          Kind.Nullable _,
          Kind.Default _,
          Kind.ForeignKey _,
          Kind.Exclusion _,
          Kind.Identity _,
          Kind.Generated _ -> {}
    }
  }

  private void key(Phases phases, Constraint constraint, Kind.Key key) {
    var name =
        key.primary() && constraint.name().isEmpty()
            ? Sql.derived(added.table().name(), "_pkey")
            : named(constraint, "_key");
    var quoted = Sql.name(name);
    phases
        .alone(
            "index " + column().name(),
            "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s (%s);"
                .formatted(quoted, table(), Sql.name(column().name())))
        .transaction(
            "key " + column().name(),
            "ALTER TABLE %s ADD CONSTRAINT %s %s USING INDEX %s;"
                .formatted(table(), quoted, key.primary() ? "PRIMARY KEY" : "UNIQUE", quoted));
  }

  private void check(Phases phases, String name, String condition) {
    phases
        .transaction(
            "check " + column().name(),
            "ALTER TABLE %s ADD CONSTRAINT %s CHECK (%s) NOT VALID;"
                .formatted(table(), Sql.name(name), condition))
        .transaction(
            "validate " + name,
            "ALTER TABLE %s VALIDATE CONSTRAINT %s;".formatted(table(), Sql.name(name)));
  }

  private String named(Constraint constraint, String suffix) {
    return constraint
        .name()
        .orElseGet(() -> Sql.derived(added.table().name() + "_" + column().name(), suffix));
  }

  /// Whether a column is said to be `NOT NULL`.
  public static boolean isNotNull(Column column) {
    return kinds(column).anyMatch(Kind.NotNull.class::isInstance);
  }

  /// The kinds of its constraints.
  static Stream<Kind> kinds(Column column) {
    return column.constraints().stream().map(Constraint::kind);
  }
}
