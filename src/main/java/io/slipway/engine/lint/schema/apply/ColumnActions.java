package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.lint.schema.model.TableColumn.Generation;
import io.slipway.engine.lint.schema.model.TableColumn.Identity;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.lint.schema.model.TableColumn.Origin;
import io.slipway.engine.lint.schema.model.TableConstraint.Validity;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.TableAction;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What an `ALTER TABLE` does to columns.
///
/// @param only whether children are left out
record ColumnActions(Contents contents, Name table, boolean only) {

  void apply(TableAction action) {
    switch (action) {
      case TableAction.AddColumn it -> add(it);
      case TableAction.DropColumn it -> drop(table, it.column(), it.cascade());
      case TableAction.AlterColumnType it -> alterType(it);
      case TableAction.SetNotNull it ->
          new ConstraintAddition(contents, only)
              .notNull(table, it.column(), Optional.empty(), Validity.USUAL);
      case TableAction.DropNotNull it -> dropNotNull(table, it.column());
      case TableAction.SetDefault it -> setDefault(it.column(), it.value());
      case TableAction.DropDefault it -> change(it.column(), old -> old.with(Optional.empty()));
      case TableAction.AddIdentity it -> addIdentity(it);
      case TableAction.DropIdentity it -> dropIdentity(it.column());
      case TableAction.SetExpression it -> setDefault(it.column(), it.value());
      case TableAction.DropExpression it ->
          change(it.column(), old -> old.with(Optional.empty()).with(Generation.NONE));
      case TableAction.RenameColumn it -> rename(it);
      // SET GENERATED says of which kind in words that are not read.
      case TableAction.AlterIdentity _ -> {}
      default -> {}
    }
  }

  private Relation relation() {
    return contents.relation(table);
  }

  private List<Relation> children(Name name) {
    return new ConstraintAddition(contents, only).children(name);
  }

  private void change(String column, UnaryOperator<TableColumn> change) {
    changeIn(table, column, change);
  }

  private void changeIn(Name name, String column, UnaryOperator<TableColumn> change) {
    contents.relations.computeIfPresent(name, (_, it) -> it.with(column, change));
    if (!only) {
      children(name).forEach(child -> changeIn(child.name(), column, change));
    }
  }

  private void setDefault(String column, Expression value) {
    var addition = new ConstraintAddition(contents, only);
    change(column, it -> it.with(addition.value(value, it.type())));
  }

  private void add(TableAction.AddColumn action) {
    var column = action.column();
    if (relation().column(column.name()).isPresent()) {
      return;
    }
    var made = new ColumnMerge(contents).column(column);
    contents.put(relation().with(relation().columns().plus(made)));
    inherit(table, made);
    new TableConstraints(contents, table).addColumn(column);
    var done = relation().column(column.name()).orElse(made);
    for (var child : children(table)) {
      changeIn(
          child.name(),
          column.name(),
          it -> it.with(done.value()).with(done.generation()).with(identity(done)));
    }
    toast(table);
  }

  private Identity identity(TableColumn column) {
    return contents.version.major() >= 17 ? column.identity() : Identity.NONE;
  }

  private void inherit(Name parent, TableColumn column) {
    if (only) {
      return;
    }
    for (var child : children(parent)) {
      var there = child.column(column.name());
      if (there.isPresent()) {
        var origin = there.get().origin();
        contents.put(
            child.with(
                column.name(), it -> it.with(new Origin(origin.local(), origin.inherited() + 1))));
      } else {
        contents.put(child.with(child.columns().plus(column.with(Origin.INHERITED))));
        inherit(child.name(), column);
      }
    }
  }

  private void toast(Name name) {
    contents.relations.computeIfPresent(name, (_, it) -> new Toasting(contents).toasted(it));
    children(name).forEach(child -> toast(child.name()));
  }

  private void drop(Name name, String column, boolean cascade) {
    for (var child : children(name)) {
      child.column(column).ifPresent(it -> dropFrom(child, it, cascade));
    }
    new Removal(contents, cascade).column(name, column);
  }

  private void dropFrom(Relation child, TableColumn column, boolean cascade) {
    var left = Math.max(0, column.origin().inherited() - 1);
    if (left == 0 && !column.origin().local() && !only) {
      drop(child.name(), column.name(), cascade);
    } else {
      var origin = new Origin(only || column.origin().local(), left);
      contents.put(child.with(column.name(), it -> it.with(origin)));
    }
  }

  private void alterType(TableAction.AlterColumnType action) {
    var types = new TypeMeaning(contents);
    var type = types.resolve(action.type());
    var collation = types.collation(action.collation());
    change(action.column(), it -> it.with(type, collation));
    toast(table);
  }

  private void dropNotNull(Name name, String column) {
    contents.relations.computeIfPresent(
        name, (_, it) -> it.with(column, old -> old.with(NotNull.NO)));
    new ConstraintAddition(contents, only)
        .notNullOf(name, column)
        .ifPresent(it -> contents.constraints.remove(it.part()));
    var isSince18 = contents.version.major() >= 18;
    for (var child : children(name)) {
      if (!only && (isSince18 || child.isPartition())) {
        dropNotNull(child.name(), column);
      }
    }
  }

  private void addIdentity(TableAction.AddIdentity action) {
    new ConstraintAddition(contents, only).identity(table, action.column(), action.always());
  }

  private void dropIdentity(String column) {
    change(column, it -> it.with(Identity.NONE));
    var of = Optional.of(column);
    for (var sequence : List.copyOf(contents.sequences.values())) {
      sequence
          .owner()
          .filter(it -> it.table().equals(table) && it.identity() && it.column().equals(of))
          .ifPresent(_ -> new Removal(contents, false).relation(sequence.name()));
    }
  }

  private void rename(TableAction.RenameColumn action) {
    if (relation().column(action.from()).isPresent() || !relation().columns().known()) {
      rename(table, action.from(), action.to());
    }
  }

  private void rename(Name name, String from, String to) {
    children(name).forEach(child -> rename(child.name(), from, to));
    new ColumnRenaming(contents, name, from, to).run();
  }
}
