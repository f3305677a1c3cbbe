package io.slipway.engine.lint.rule.script;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.DataForm;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.IndexForm;
import io.slipway.engine.sql.form.IndexForm.IndexElement;
import io.slipway.engine.sql.form.IndexForm.Scope;
import io.slipway.engine.sql.form.MaintenanceForm;
import io.slipway.engine.sql.form.ObjectForm;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.PrivilegeForm.Grant;
import io.slipway.engine.sql.form.Query;
import io.slipway.engine.sql.form.References;
import io.slipway.engine.sql.form.SequenceForm;
import io.slipway.engine.sql.form.TableForm;
import io.slipway.engine.sql.form.TableObjectForm;
import io.slipway.engine.sql.form.TypeForm;
import io.slipway.engine.sql.form.ViewForm;
import java.util.Optional;
import java.util.stream.Stream;

/// What statements need to be there, so that they do not fail.
///
/// The bodies of functions need nothing until they run, and what they and blocks say may never run.
final class Needs {

  private Needs() {}

  static Stream<Needed> of(Form form) {
    return switch (form) {
      case TableForm table -> TableNeeds.of(table);
      case IndexForm index -> of(index);
      case ViewForm view -> of(view);
      case DataForm data -> of(data);
      case MaintenanceForm maintenance -> of(maintenance);
      case TableObjectForm object -> of(object);
      case ObjectForm object -> of(object);
      case SequenceForm sequence -> of(sequence);
      case TypeForm.AlterType(var name, _) -> Stream.of(new Needed.OfType(name));
      case TypeForm.AlterDomain(var name, _) -> Stream.of(new Needed.OfType(name));
      case Grant grant when isOnRelations(grant.kind()) ->
          Needed.relations(grant.objects().stream());
      default -> Stream.empty();
    };
  }

  private static boolean isOnRelations(ObjectKind kind) {
    return kind == ObjectKind.TABLE || kind == ObjectKind.SEQUENCE;
  }

  private static Stream<Needed> of(IndexForm form) {
    return switch (form) {
      case IndexForm.CreateIndex index ->
          Needed.columns(
              index.table(),
              Stream.concat(
                      index.elements().stream().map(IndexElement::column).flatMap(Optional::stream),
                      index.included().stream())
                  .toList());
      case IndexForm.AlterIndex(var name, var ifExists, _) ->
          ifExists ? Stream.empty() : Needed.relation(name);
      case IndexForm.Reindex(var scope, var name, _) ->
          scope == Scope.INDEX || scope == Scope.TABLE
              ? Needed.relations(name.stream())
              : Stream.empty();
    };
  }

  private static Stream<Needed> of(ViewForm form) {
    return switch (form) {
      case ViewForm.CreateView view -> query(view.query(), view.name());
      case ViewForm.CreateMaterializedView view -> query(view.query(), view.name());
      case ViewForm.RefreshMaterializedView(var name, _, _) -> Needed.relation(name);
    };
  }

  /// @param made what the query is for, which a recursive one names itself
  static Stream<Needed> query(Query query, Name made) {
    return references(query.references()).filter(it -> !it.equals(new Needed.OfRelation(made)));
  }

  private static Stream<Needed> references(References references) {
    return Needed.relations(references.relations().stream());
  }

  private static Stream<Needed> of(DataForm form) {
    return switch (form) {
      case DataForm.Select(var query) -> references(query.references());
      case DataForm.Insert insert ->
          Stream.concat(
              Needed.columns(insert.table(), insert.columns()),
              insert.source().stream().flatMap(it -> references(it.references())));
      case DataForm.Update update ->
          Stream.concat(
              Needed.columns(update.table(), update.assigned()), references(update.references()));
      case DataForm.Delete delete ->
          Stream.concat(Needed.relation(delete.table()), references(delete.references()));
      case DataForm.Merge merge ->
          Stream.concat(Needed.relation(merge.table()), references(merge.references()));
      case DataForm.Truncate truncate -> Needed.relations(truncate.tables().stream());
      case DataForm.Copy copy ->
          Stream.concat(Needed.relations(copy.table().stream()), references(copy.references()));
      case DataForm.Explain(_, var explained) -> of(explained);
    };
  }

  private static Stream<Needed> of(MaintenanceForm form) {
    return switch (form) {
      case MaintenanceForm.Vacuum(var tables, _, _) -> Needed.relations(tables.stream());
      case MaintenanceForm.Analyze(var tables) -> Needed.relations(tables.stream());
      case MaintenanceForm.Cluster(var table, _, _) -> Needed.relations(table.stream());
      case MaintenanceForm.LockTable(var tables, _, _) -> Needed.relations(tables.stream());
    };
  }

  private static Stream<Needed> of(TableObjectForm form) {
    return switch (form) {
      case TableObjectForm.CreateTrigger trigger -> Needed.relation(trigger.table());
      case TableObjectForm.CreateRule rule -> Needed.relation(rule.table());
      case TableObjectForm.CreatePolicy(_, var table, var references) ->
          Stream.concat(Needed.relation(table), references(references));
      case TableObjectForm.AlterTableObject alter -> Needed.relation(alter.table());
      case TableObjectForm.DropTableObject drop ->
          drop.ifExists() ? Stream.empty() : Needed.relation(drop.table());
    };
  }

  private static Stream<Needed> of(ObjectForm form) {
    return switch (form) {
      case ObjectForm.Drop drop when !drop.ifExists() -> dropped(drop);
      case ObjectForm.CreateStatistics(_, var table) -> Needed.relation(table);
      case ObjectForm.Comment(var kind, var name) ->
          switch (kind) {
            case TABLE, COLUMN, VIEW, MATERIALIZED_VIEW, INDEX, SEQUENCE ->
                Needed.relations(name.stream());
            default -> Stream.empty();
          };
      default -> Stream.empty();
    };
  }

  private static Stream<Needed> dropped(ObjectForm.Drop drop) {
    return switch (drop.kind()) {
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, INDEX, SEQUENCE ->
          Needed.relations(drop.names().stream());
      case TYPE, DOMAIN -> drop.names().stream().map(Needed.OfType::new);
      default -> Stream.empty();
    };
  }

  private static Stream<Needed> of(SequenceForm form) {
    return switch (form) {
      case SequenceForm.CreateSequence sequence -> Needed.relations(sequence.ownedBy().stream());
      case SequenceForm.AlterSequence(var name, var ifExists, _) ->
          ifExists ? Stream.empty() : Needed.relation(name);
    };
  }
}
