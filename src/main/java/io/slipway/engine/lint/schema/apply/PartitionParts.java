package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Lineage.Bound;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.lint.schema.model.TableColumn.Origin;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableAction.Detaching;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What partitions and children have of their parents.
record PartitionParts(Contents contents) {

  /// Gives a partition its parts of its parent's indexes and foreign keys.
  void addAll(Relation partition) {
    for (var parent : partition.parents()) {
      for (var index : List.copyOf(contents.indexes.values())) {
        if (index.table().equals(parent)) {
          new IndexAddition(contents).addPart(index, partition);
        }
      }
      for (var key : List.copyOf(contents.constraints.values())) {
        if (key.table().equals(parent) && key.kind() == Kind.FOREIGN_KEY) {
          new ConstraintAddition(contents, false).copyForeignKey(key, partition);
        }
      }
    }
  }

  private Optional<Relation> find(Name name) {
    return new SearchPath(contents)
        .find(name, contents.relations::containsKey)
        .map(contents.relations::get);
  }

  void attach(Name whole, TableAction.AttachPartition action) {
    var found = find(action.partition());
    if (found.isEmpty()) {
      contents.lose("%s is attached, of which nothing is known".formatted(action.partition()));
      return;
    }
    var lineage = found.get().lineage();
    var partition =
        found
            .get()
            .with(lineage.withParents(List.of(whole)).with(Optional.of(new Bound(action.bound()))))
            .with(
                io.slipway.engine.lint.schema.model.Columns.of(
                    found.get().columns().list().stream()
                        .map(it -> it.with(new Origin(false, 1)))
                        .toList()));
    contents.put(partition);
    inheritConstraints(whole, partition.name(), true);
    addAll(partition);
  }

  // What the child has under the same name becomes the parent's too.
  private void inheritConstraints(Name parent, Name child, boolean isPartition) {
    for (var constraint : List.copyOf(contents.constraints.values())) {
      if (!constraint.table().equals(parent) || constraint.origin().noInherit()) {
        continue;
      }
      var own = new TableConstraint.Origin(!isPartition, true, false);
      if (constraint.kind() == Kind.CHECK) {
        contents.constraints.computeIfPresent(
            constraint.of(child, constraint.name()).part(), (_, it) -> it.with(own));
      } else if (constraint.kind() == Kind.NOT_NULL) {
        new ConstraintAddition(contents, true)
            .notNullOf(child, constraint.columns().getFirst())
            .ifPresent(it -> contents.put(it.with(own)));
      }
    }
  }

  void inherit(Name child, Name parent) {
    find(parent)
        .ifPresent(
            it -> {
              var names = it.columns().names();
              var before = contents.relation(child);
              var parents = new ArrayList<>(before.parents());
              parents.add(it.name());
              contents.put(shifted(before, names, 1).with(before.lineage().withParents(parents)));
              inheritConstraints(it.name(), child, false);
            });
  }

  private static Relation shifted(Relation relation, List<String> columns, int by) {
    var changed = relation;
    for (var column : columns) {
      changed =
          changed.with(
              column,
              it ->
                  it.with(
                      new Origin(
                          by < 0 || it.origin().local(),
                          Math.max(0, it.origin().inherited() + by))));
    }
    return changed;
  }

  void noInherit(Name child, Name parent) {
    find(parent).ifPresent(it -> release(child, it));
  }

  private void release(Name child, Relation parent) {
    var before = contents.relations.get(child);
    if (before == null) {
      return;
    }
    var parents = before.parents().stream().filter(it -> !it.equals(parent.name())).toList();
    contents.put(
        shifted(before, parent.columns().names(), -1)
            .with(before.lineage().withParents(parents).with(Optional.empty())));
    contents.constraints.replaceAll(
        (_, it) ->
            it.table().equals(child) && it.origin().inherited()
                ? it.with(TableConstraint.Origin.OWN)
                : it);
  }

  void detach(Name whole, TableAction.DetachPartition action) {
    var partition = find(action.partition());
    var parent = Optional.ofNullable(contents.relations.get(whole));
    if (partition.isEmpty() || parent.isEmpty()) {
      return;
    }
    var name = partition.get().name();
    release(name, parent.get());
    contents.indexes.replaceAll(
        (_, it) -> it.table().equals(name) ? it.partOf(Optional.empty()) : it);
    if (action.how() != Detaching.AT_ONCE) {
      contents.lose("which check %s kept as it was detached".formatted(name));
    }
  }
}
