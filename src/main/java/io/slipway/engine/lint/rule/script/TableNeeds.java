package io.slipway.engine.lint.rule.script;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind.ForeignKey;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableForm;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import io.slipway.engine.sql.form.TableForm.CreateTableAs;
import io.slipway.engine.sql.form.TypeName;
import java.util.List;
import java.util.stream.Stream;

/// What statements on tables need to be there.
final class TableNeeds {

  private TableNeeds() {}

  static Stream<Needed> of(TableForm form) {
    return switch (form) {
      case CreateTable create -> of(create);
      case CreateTableAs create ->
          create.query().stream().flatMap(query -> Needs.query(query, create.name()));
      case AlterTable alter -> of(alter);
      case TableForm.MoveAllInTablespace _ -> Stream.empty();
    };
  }

  private static Stream<Needed> of(CreateTable create) {
    var origin = create.origin();
    var named =
        Stream.of(
                origin.likes().stream().map(TableForm.Like::source),
                origin.inherits().stream(),
                origin.partition().stream().map(TableForm.Partition::parent),
                create.columns().stream()
                    .flatMap(column -> referred(column.constraints(), create.name())),
                referred(create.constraints(), create.name()))
            .flatMap(names -> names);
    return Stream.concat(
        Needed.relations(named),
        create.columns().stream().map(Column::type).flatMap(TableNeeds::type));
  }

  private static Stream<Name> referred(List<Constraint> constraints, Name own) {
    return constraints.stream()
        .map(Constraint::kind)
        .filter(ForeignKey.class::isInstance)
        .map(kind -> ((ForeignKey) kind).table())
        .filter(table -> !table.name().equals(own.name()));
  }

  // Without a schema it may be PostgreSQL's own.
  private static Stream<Needed> type(TypeName type) {
    return type.name().schema().isEmpty()
        ? Stream.empty()
        : Stream.of(new Needed.OfType(type.name()));
  }

  private static Stream<Needed> of(AlterTable alter) {
    if (alter.ifExists()) {
      return Stream.empty();
    }
    var columns =
        alter.actions().stream()
            .flatMap(TableNeeds::column)
            .filter(column -> !isAdded(alter, column))
            .toList();
    return Stream.concat(
        Needed.columns(alter.name(), columns),
        alter.actions().stream().flatMap(action -> others(action, alter.name())));
  }

  private static boolean isAdded(AlterTable alter, String column) {
    return alter.actions().stream()
        .anyMatch(
            it -> it instanceof TableAction.AddColumn(var added, _) && added.name().equals(column));
  }

  private static Stream<String> column(TableAction action) {
    return switch (action) {
      case TableAction.DropColumn(var column, var ifExists, _) ->
          ifExists ? Stream.empty() : Stream.of(column);
      case TableAction.AlterColumnType alter -> Stream.of(alter.column());
      case TableAction.SetNotNull(var column) -> Stream.of(column);
      case TableAction.DropNotNull(var column) -> Stream.of(column);
      case TableAction.SetDefault(var column, _) -> Stream.of(column);
      case TableAction.DropDefault(var column) -> Stream.of(column);
      case TableAction.AddIdentity(var column, _) -> Stream.of(column);
      case TableAction.SetExpression(var column, _) -> Stream.of(column);
      case TableAction.RenameColumn(var column, _) -> Stream.of(column);
      case TableAction.AddConstraint(var constraint) -> columns(constraint);
      default -> Stream.empty();
    };
  }

  private static Stream<String> columns(Constraint constraint) {
    return switch (constraint.kind()) {
      case ForeignKey key -> key.columns().stream();
      case Constraint.Kind.Key key -> key.columns().stream();
      default -> Stream.empty();
    };
  }

  private static Stream<Needed> others(TableAction action, Name own) {
    return switch (action) {
      case TableAction.AddColumn(var column, _) ->
          Stream.concat(type(column.type()), Needed.relations(referred(column.constraints(), own)));
      case TableAction.AddConstraint(var constraint) ->
          Needed.relations(referred(List.of(constraint), own));
      case TableAction.AlterColumnType alter -> type(alter.type());
      case TableAction.AttachPartition(var partition, _) -> Needed.relation(partition);
      case TableAction.DetachPartition(var partition, _) -> Needed.relation(partition);
      case TableAction.Inherit(var parent) -> Needed.relation(parent);
      case TableAction.NoInherit(var parent) -> Needed.relation(parent);
      default -> Stream.empty();
    };
  }
}
