package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Options.ReplicaIdentity;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableForm.Persistence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What an `ALTER TABLE` does to a table as a whole.
///
/// @param only whether children are left out
record TableActions(Contents contents, Name table, boolean only) {

  void apply(TableAction action) {
    switch (action) {
      case TableAction.AddConstraint it ->
          new ConstraintAddition(contents, only).add(table, Optional.empty(), it.constraint());
      case TableAction.AlterConstraint it -> constraints().alter(it);
      case TableAction.ValidateConstraint it -> constraints().validate(table, it.name());
      case TableAction.DropConstraint it -> constraints().drop(table, it.name(), it.cascade());
      case TableAction.RenameConstraint it -> constraints().rename(table, it.from(), it.to());
      case TableAction.RenameTo it ->
          Renaming.one(contents, table, new Name(table.schema(), it.name()));
      case TableAction.SetSchema it -> setSchema(contents, table, it.schema());
      case TableAction.AttachPartition it -> new PartitionParts(contents).attach(table, it);
      case TableAction.DetachPartition it -> new PartitionParts(contents).detach(table, it);
      case TableAction.ReshapePartitions _ ->
          contents.lose("what the partitions of %s are now".formatted(table));
      case TableAction.Inherit it -> new PartitionParts(contents).inherit(table, it.parent());
      case TableAction.NoInherit it -> new PartitionParts(contents).noInherit(table, it.parent());
      case TableAction.SwitchTrigger it -> switchTrigger(it);
      default -> change(it -> changed(it, action));
    }
  }

  private ConstraintActions constraints() {
    return new ConstraintActions(contents, only);
  }

  private void change(UnaryOperator<Relation> change) {
    contents.relations.computeIfPresent(table, (_, it) -> change.apply(it));
  }

  private Relation changed(Relation it, TableAction action) {
    var options = it.options();
    return switch (action) {
      case TableAction.OwnerTo said -> ownedBy(it, said.role());
      case TableAction.SetTablespace said ->
          it.with(it.storage().in(TableCreation.tablespace(Optional.of(said.tablespace()))));
      case TableAction.SetAccessMethod said ->
          it.with(
              it.storage()
                  .withMethod(
                      it.kind() == RelationKind.PARTITIONED_TABLE
                          ? said.method()
                          : Optional.of(said.method().orElse("heap"))));
      case TableAction.SetLogged said -> setLogged(it, said.logged());
      case TableAction.SetParameters said ->
          it.with(it.storage().with(merged(it.storage().parameters(), said.parameters())));
      case TableAction.ClusterOn said ->
          it.with(options.clusteredOn(Optional.of(new Name(table.schema(), said.index()))));
      case TableAction.SetWithoutCluster _ -> it.with(options.clusteredOn(Optional.empty()));
      case TableAction.RowSecurity said -> secured(it, said.change());
      case TableAction.OfType said ->
          it.with(
              it.lineage()
                  .ofType(
                      new SearchPath(contents).find(said.type(), contents.relations::containsKey)));
      case TableAction.NotOf _ -> it.with(it.lineage().ofType(Optional.empty()));
      case TableAction.ReplicaIdentity said ->
          it.with(
              options.with(
                  new ReplicaIdentity(
                      said.kind(), said.index().map(index -> new Name(table.schema(), index)))));
      default -> it;
    };
  }

  // Indexes and the sequences of columns have their table's owner.
  private Relation ownedBy(Relation it, String role) {
    var owner = TypeChange.role(contents, role);
    for (var name : parts()) {
      contents.put(contents.relation(name).ownedBy(owner));
    }
    return it.ownedBy(owner);
  }

  private List<Name> parts() {
    var parts = new ArrayList<Name>();
    contents.indexes.values().stream()
        .filter(it -> it.table().equals(table))
        .forEach(it -> parts.add(it.name()));
    contents.sequences.values().stream()
        .filter(it -> it.owner().filter(owner -> owner.table().equals(table)).isPresent())
        .forEach(it -> parts.add(it.name()));
    return parts.stream().filter(contents.relations::containsKey).toList();
  }

  private Relation setLogged(Relation it, boolean logged) {
    var persistence = logged ? Persistence.PERMANENT : Persistence.UNLOGGED;
    for (var name : parts()) {
      contents.put(contents.relation(name).with(persistence));
    }
    return it.with(persistence);
  }

  // Those without a value are reset.
  static List<String> merged(List<String> before, List<String> said) {
    var after = new ArrayList<>(before);
    for (var parameter : said) {
      var name = parameter.split("=", 2)[0];
      after.removeIf(it -> it.split("=", 2)[0].equals(name));
      if (parameter.contains("=") && !name.startsWith("toast.")) {
        after.add(parameter);
      }
    }
    return after;
  }

  private static Relation secured(Relation it, String change) {
    var options = it.options();
    var on = options.rowSecurity();
    var forced = options.forcedRowSecurity();
    return it.with(
        switch (change.split(" ", 2)[0].toUpperCase(java.util.Locale.ROOT)) {
          case "ENABLE" -> options.withRowSecurity(true, forced);
          case "DISABLE" -> options.withRowSecurity(false, forced);
          case "FORCE" -> options.withRowSecurity(on, true);
          default -> options.withRowSecurity(on, false);
        });
  }

  // Its indexes and the sequences of its columns go along.
  static void setSchema(Contents contents, Name relation, String schema) {
    var moved = new ArrayList<>(new TableActions(contents, relation, true).parts());
    moved.add(relation);
    new Renaming(contents, name -> moved.contains(name) ? new Name(schema, name.name()) : name)
        .run();
    if (!contents.complete) {
      contents.gone.addAll(moved);
    }
  }

  private void switchTrigger(TableAction.SwitchTrigger action) {
    var isAny = action.trigger().equals("ALL") || action.trigger().equals("USER");
    contents.triggers.replaceAll(
        (_, it) ->
            it.table().equals(table) && (isAny || it.name().equals(action.trigger()))
                ? it.enabled(action.enable())
                : it);
  }
}
