package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.DefaultValue;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.lint.schema.model.TableConstraint.Origin;
import io.slipway.engine.lint.schema.model.TableConstraint.Reference;
import io.slipway.engine.lint.schema.model.TableConstraint.Validity;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.lint.schema.model.Volatility;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.TypeName;
import java.util.List;
import java.util.Optional;

/// Adds constraints, and what columns are said beside, to a table.
///
/// @param only whether children are left out
record ConstraintAddition(Contents contents, boolean only) {

  /// @param column the one that it stands behind; empty for a constraint of the table
  void add(Name table, Optional<String> column, Constraint constraint) {
    if (!contents.relations.containsKey(table)) {
      return;
    }
    switch (constraint.kind()) {
      case Constraint.Kind.NotNull it ->
          notNull(table, column.orElse(it.column()), constraint.name(), validity(constraint));
      case Constraint.Kind.Nullable _ -> {}
      case Constraint.Kind.Default it ->
          column.ifPresent(
              name -> change(table, name, old -> old.with(value(it.value(), old.type()))));
      case Constraint.Kind.Check it -> check(table, constraint, it);
      case Constraint.Kind.Key it ->
          new KeyAddition(contents, only).add(table, column, constraint, it);
      case Constraint.Kind.ForeignKey it -> foreignKey(table, column, constraint, it);
      case Constraint.Kind.Exclusion it ->
          new KeyAddition(contents, only).exclude(table, constraint, it);
      case Constraint.Kind.Identity it ->
          column.ifPresent(name -> identity(table, name, it.always()));
      case Constraint.Kind.Generated it ->
          column.ifPresent(name -> change(table, name, old -> generated(old, it)));
    }
  }

  static Validity validity(Constraint constraint) {
    var said = constraint.validity();
    return new Validity(
        !said.notValid() && !said.notEnforced(), !said.notEnforced(), said.deferrable());
  }

  private void change(
      Name table, String column, java.util.function.UnaryOperator<TableColumn> change) {
    contents.relations.computeIfPresent(table, (_, it) -> it.with(column, change));
  }

  // DEFAULT NULL is none, unless the null has to be cast to a length or a domain.
  Optional<DefaultValue> value(Expression value, TypeName type) {
    var isPlain =
        type.modifiers().isEmpty() && !(contents.types.get(type.name()) instanceof UserType.Domain);
    return isPlain && value.text().strip().equalsIgnoreCase("null")
        ? Optional.empty()
        : Optional.of(
            new DefaultValue(
                value.text(), new Volatility(contents).isVolatile(value.references())));
  }

  private TableColumn generated(TableColumn column, Constraint.Kind.Generated said) {
    return column
        .with(value(said.value(), column.type()))
        .with(said.stored() ? TableColumn.Generation.STORED : TableColumn.Generation.VIRTUAL);
  }

  void identity(Name table, String column, boolean always) {
    var relation = contents.relation(table);
    new NewRelations(contents).sequenceFor(relation, column, true);
    change(
        table,
        column,
        it -> it.with(always ? TableColumn.Identity.ALWAYS : TableColumn.Identity.BY_DEFAULT));
    notNull(table, column, Optional.empty(), Validity.USUAL);
  }

  /// Forbids nulls; since 18 that is a constraint with a name.
  void notNull(Name table, String column, Optional<String> name, Validity validity) {
    var relation = contents.relations.get(table);
    if (relation == null || (relation.column(column).isEmpty() && relation.columns().known())) {
      return;
    }
    var before = relation.column(column).map(TableColumn::notNull).orElse(NotNull.NO);
    var after = validity.validated() ? NotNull.YES : NotNull.NOT_VALID;
    if (before != NotNull.YES) {
      change(table, column, it -> it.with(after));
    }
    var chosen = constrain(relation, column, name, validity);
    if (!only) {
      for (var child : children(table)) {
        notNull(child.name(), column, chosen, validity);
        inherited(child.name(), column);
      }
    }
  }

  private Optional<String> constrain(
      Relation relation, String column, Optional<String> name, Validity validity) {
    if (contents.version.major() < 18 || !relation.kind().isTable()) {
      return name;
    }
    var there = notNullOf(relation.name(), column);
    var constraint =
        there
            .map(it -> validity.validated() ? it.with(Validity.USUAL) : it)
            .orElseGet(
                () ->
                    new TableConstraint(
                        relation.name(),
                        name.orElseGet(
                            () ->
                                new NameChoice(contents)
                                    .constraint(relation.name(), List.of(column), "not_null")),
                        Kind.NOT_NULL,
                        List.of(column),
                        Optional.empty(),
                        validity,
                        Optional.empty(),
                        Optional.empty(),
                        Origin.OWN));
    contents.put(constraint);
    return Optional.of(constraint.name());
  }

  Optional<TableConstraint> notNullOf(Name table, String column) {
    return contents.constraints.values().stream()
        .filter(it -> it.table().equals(table) && it.kind() == Kind.NOT_NULL)
        .filter(it -> it.columns().contains(column))
        .findFirst();
  }

  private void inherited(Name table, String column) {
    notNullOf(table, column).ifPresent(it -> contents.put(it.with(new Origin(false, true, false))));
  }

  List<Relation> children(Name table) {
    return contents.relations.values().stream().filter(it -> it.parents().contains(table)).toList();
  }

  private void check(Name table, Constraint constraint, Constraint.Kind.Check said) {
    var relation = contents.relation(table);
    var mentioned = said.condition().references().columns();
    var columns = relation.columns().names().stream().filter(mentioned::contains).toList();
    var name =
        constraint
            .name()
            .orElseGet(
                () ->
                    new NameChoice(contents)
                        .constraint(table, columns.size() == 1 ? columns : List.of(), "check"));
    put(
        new TableConstraint(
            table,
            name,
            Kind.CHECK,
            columns,
            Optional.of(said.condition().text()),
            validity(constraint),
            Optional.empty(),
            Optional.empty(),
            new Origin(true, false, said.noInherit())));
  }

  private void put(TableConstraint check) {
    contents.put(check);
    if (!only && !check.origin().noInherit()) {
      for (var child : children(check.table())) {
        var there = contents.constraints.get(check.of(child.name(), check.name()).part());
        put(
            there == null
                ? check.of(child.name(), check.name()).with(Origin.INHERITED)
                : there.with(new Origin(!child.isPartition(), true, false)));
      }
    }
  }

  private void foreignKey(
      Name table, Optional<String> column, Constraint constraint, Constraint.Kind.ForeignKey said) {
    var columns = column.map(List::of).orElse(said.columns());
    var name =
        constraint
            .name()
            .orElseGet(() -> new NameChoice(contents).constraint(table, columns, "fkey"));
    var path = new SearchPath(contents);
    var referenced =
        path.find(said.table(), contents.relations::containsKey)
            .orElseGet(() -> path.forNew(said.table()));
    var key =
        new TableConstraint(
            table,
            name,
            Kind.FOREIGN_KEY,
            columns,
            Optional.empty(),
            validity(constraint),
            Optional.of(
                new Reference(
                    referenced,
                    said.referenced().isEmpty() ? primaryKey(referenced) : said.referenced(),
                    said.onDelete().orElse("NO ACTION"))),
            Optional.empty(),
            Origin.OWN);
    contents.put(key);
    foreignKeyOfPartitions(key);
  }

  private List<String> primaryKey(Name table) {
    return contents.constraints.values().stream()
        .filter(it -> it.table().equals(table) && it.kind() == Kind.PRIMARY_KEY)
        .findFirst()
        .map(TableConstraint::columns)
        .orElse(List.of());
  }

  private void foreignKeyOfPartitions(TableConstraint key) {
    for (var child : children(key.table())) {
      if (child.isPartition()) {
        copyForeignKey(key, child);
      }
    }
  }

  /// Gives a partition its part of a foreign key: one that is there and fits, or a new one.
  void copyForeignKey(TableConstraint key, Relation partition) {
    var fitting =
        contents.constraints.values().stream()
            .filter(it -> it.table().equals(partition.name()) && it.kind() == Kind.FOREIGN_KEY)
            .filter(it -> it.columns().equals(key.columns()) && !it.origin().inherited())
            .filter(it -> it.reference().equals(key.reference()))
            .findFirst();
    var isTaken = contents.constraints.containsKey(key.of(partition.name(), key.name()).part());
    var copy =
        fitting.orElseGet(
            () ->
                key.of(
                    partition.name(),
                    isTaken
                        ? new NameChoice(contents)
                            .constraint(partition.name(), key.columns(), "fkey")
                        : key.name()));
    contents.put(copy.with(Origin.INHERITED));
    foreignKeyOfPartitions(copy);
  }

  static boolean isPartitioned(Relation relation) {
    return relation.kind() == RelationKind.PARTITIONED_TABLE;
  }
}
